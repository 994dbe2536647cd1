import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import Pool from 'undici/lib/dispatcher/pool.js';
import { type ConnectionWatch, connector } from './connector.ts';
import { secureContext } from './secure-context.ts';
import type { GatewayTimeouts } from './settings.ts';
import type { Terms } from './terms.ts';
import { alertName } from './tls-alerts.ts';

/**
 * Which connections a request may use. A backend may close an idle connection at the very moment it is used again:
 * what can be repeated takes that risk (`kept`), what cannot uses a connection only while it is warm, and a repetition
 * gets one of its own.
 */
export type Freshness = 'kept' | 'warm' | 'fresh';

const MAX_CONNECTIONS = 1024;
const MAX_RESPONSE_HEADERS = 128 * 1024;
const POOL_OPTIONS = {
  kept: { keepAliveTimeout: 4000, pipelining: 1 },
  // The maximum holds where the backend's own Keep-Alive header allows more.
  warm: { keepAliveTimeout: 1000, keepAliveMaxTimeout: 1000, pipelining: 1 },
  fresh: { pipelining: 0 },
} as const;

/** The connections to one backend made on the same terms. Nothing is opened before the first request. */
export class Agent {
  readonly terms: Terms;
  /** The protocol of the newest connection, such as `TLSv1.3`; undefined before the first, and without TLS. */
  tlsVersion: string | undefined;
  readonly #timeouts: GatewayTimeouts;
  readonly #pools = new Map<Freshness, Pool>();
  readonly #alerts = new Map<number, Error>();
  #secureContext: SecureContext | undefined;

  constructor(terms: Terms, timeouts: GatewayTimeouts) {
    this.terms = terms;
    this.#timeouts = timeouts;
  }

  pool(freshness: Freshness): Pool {
    const known = this.#pools.get(freshness);
    if (known !== undefined) return known;
    const pool = this.#open(freshness);
    this.#pools.set(freshness, pool);
    return pool;
  }

  /** The TLS alert behind undici's "other side closed", where there was one; else the error itself. */
  causeOf(error: Error): Error {
    const port = 'socket' in error ? localPort(error.socket) : undefined;
    return (port === undefined ? undefined : this.#alerts.get(port)) ?? error;
  }

  /** Ends when the requests that run have ended. */
  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map(pool => pool.close()));
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.#pools.values()].map(pool => pool.destroy()));
  }

  #open(freshness: Freshness): Pool {
    const { terms } = this;
    const { connect, headers, idle } = this.#timeouts;
    if (terms.origin.startsWith('https:')) this.#secureContext ??= secureContext(terms);
    return new Pool(dialledOrigin(terms), {
      connect: connector(terms, this.#secureContext, connect, this.#watch),
      connections: MAX_CONNECTIONS,
      headersTimeout: headers,
      bodyTimeout: idle,
      maxHeaderSize: MAX_RESPONSE_HEADERS,
      ...POOL_OPTIONS[freshness],
    });
  }

  readonly #watch: ConnectionWatch = {
    connected: socket => {
      if (socket instanceof TLSSocket) this.tlsVersion = socket.getProtocol() ?? undefined;
    },
    failed: (socket, error) => this.#note(socket, error),
  };

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
