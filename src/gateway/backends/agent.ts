import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { BackendLimits, GatewayTimeouts } from '../settings.ts';
import type { BackendResponse } from './backend-response.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { Connections, type Freshness } from './connections.ts';
import type { Connecting, ConnectionWatch } from './connector.ts';
import { secureContext } from './secure-context.ts';
import type { Terms } from './terms.ts';
import { alertName } from './tls-alerts.ts';
import type { DispatchedRequest } from './undici.ts';
import { schemesOfShared, unsentFor } from './unsent.ts';

/** So long an idle connection is kept where the backend does not say, in milliseconds. */
const KEEP_ALIVE = 4000;
/** In bytes. */
const MAX_RESPONSE_HEADERS = 128 * 1024;

/** The connections to one backend made on the same terms. Nothing is opened before the first request. */
export class Agent {
  readonly terms: Terms;
  /** The protocol of the newest connection, such as `TLSv1.3`; undefined before the first, and without TLS. */
  tlsVersion: string | undefined;
  /** Why the client certificate stays here though the backend asks for one, once that was seen: the end of a sentence. */
  unsent: string | undefined;
  readonly #timeouts: GatewayTimeouts;
  readonly #limits: BackendLimits;
  readonly #connecting: Connecting;
  readonly #alerts = new Map<number, Error>();
  #connections: Connections | undefined;

  constructor(terms: Terms, timeouts: GatewayTimeouts, limits: BackendLimits, connecting: Connecting) {
    this.terms = terms;
    this.#timeouts = timeouts;
    this.#limits = limits;
    this.#connecting = connecting;
  }

  /** `response` is told what becomes of the request. */
  dispatch(freshness: Freshness, exchange: DispatchedRequest, response: BackendResponse): void {
    this.#connections ??= this.#prepare();
    this.#connections.dispatch(freshness, exchange, response);
  }

  /** The TLS alert behind undici's "other side closed", where there was one; else the error itself. */
  causeOf(error: Error): Error {
    const port = 'socket' in error ? localPort(error.socket) : undefined;
    return (port === undefined ? undefined : this.#alerts.get(port)) ?? error;
  }

  /** Ends when the requests that run have ended. */
  async close(): Promise<void> {
    await this.#connections?.close();
  }

  async destroy(): Promise<void> {
    await this.#connections?.destroy();
  }

  #prepare(): Connections {
    const { terms } = this;
    const { connect, headers, idle } = this.#timeouts;
    const context = terms.origin.startsWith('https:') ? secureContext(terms) : undefined;
    const options: ConnectionOptions = {
      origin: dialledOrigin(terms),
      connect: this.#connecting(terms, context, connect, this.#watch),
      idle,
      client: {
        headersTimeout: headers,
        // The connection sees to it.
        bodyTimeout: 0,
        maxHeaderSize: MAX_RESPONSE_HEADERS,
        keepAliveTimeout: KEEP_ALIVE,
        pipelining: 1,
      },
    };
    return new Connections((...events) => new Connection(options, ...events), this.#limits, headers);
  }

  readonly #watch: ConnectionWatch = {
    connected: socket => {
      if (!(socket instanceof TLSSocket)) return;
      this.tlsVersion = socket.getProtocol() ?? undefined;
      this.unsent ??= this.#unsent(socket, this.tlsVersion);
    },
    failed: (socket, error) => this.#note(socket, error),
  };

  /** Of a client Node tells the signatures that the server takes, where that asked for a certificate in this handshake. */
  #unsent(socket: TLSSocket, version: string | undefined): string | undefined {
    const { certificate } = this.terms;
    const shared = certificate === undefined ? [] : socket.getSharedSigalgs();
    if (certificate === undefined || version === undefined || shared.length === 0) return undefined;
    return unsentFor(new X509Certificate(certificate.chain), version, schemesOfShared(shared));
  }

  #note(socket: Socket, error: Error): void {
    const { localPort } = socket;
    if (localPort === undefined || !('code' in error) || alertName(String(error.code)) === undefined) return;
    this.#alerts.set(localPort, error);
    socket.once('close', () => setImmediate(() => this.#alerts.delete(localPort)));
  }
}

function localPort(socket: unknown): number | undefined {
  if (typeof socket !== 'object' || socket === null || !('localPort' in socket)) return undefined;
  return typeof socket.localPort === 'number' ? socket.localPort : undefined;
}

/** Plain http goes to the proxy in absolute form, so the connection is the proxy's. */
function dialledOrigin({ origin, proxy }: Terms): string {
  return proxy !== undefined && origin.startsWith('http:') ? new URL(proxy.url).origin : origin;
}
