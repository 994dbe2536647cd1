import type { Socket } from 'node:net';
import tls from 'node:tls';
import buildConnector from 'undici/lib/core/connect.js';
import { withoutBrackets } from './host-name.ts';
import { openTunnel } from './proxy-tunnel.ts';
import type { Terms } from './terms.ts';

/** What connections tell that undici's errors leave out. */
export interface ConnectionWatch {
  connected(socket: Socket): void;
  /** A socket's own error: in TLS 1.3 the refusal of a client certificate arrives only here. */
  failed(socket: Socket, error: Error): void;
}

type Connect = buildConnector.connector;

/** What makes the connections of an agent. `context` is undefined for plain http; `timeout` is in milliseconds. */
export type Connecting = (
  terms: Terms,
  context: tls.SecureContext | undefined,
  timeout: number,
  watch: ConnectionWatch,
) => Connect;

/** How undici is to connect: on the terms given, with the checks of chain and name each switched alone. */
export const connector: Connecting = (terms, context, timeout, watch) => {
  const connect = throughProxy(terms, timeout, buildConnector(connectOptions(terms, context, timeout)));
  const checksNameAlone = !terms.validateCertificateChain && terms.validateCertificateName;
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      const wrong = checksNameAlone ? nameError(socket, options) : undefined;
      if (wrong !== undefined) {
        socket.destroy();
        return callback(wrong, null);
      }
      watch.connected(socket);
      socket.on('error', cause => watch.failed(socket, cause));
      callback(null, socket);
    });
};

function connectOptions(
  terms: Terms,
  context: tls.SecureContext | undefined,
  timeout: number,
): buildConnector.BuildOptions {
  // Plain http by way of an https proxy: the only handshake is the proxy's.
  if (context === undefined)
    return { timeout, ...(terms.trust.whole === undefined ? {} : { ca: [...terms.trust.whole] }) };
  return {
    timeout,
    secureContext: context,
    rejectUnauthorized: terms.validateCertificateChain,
    ...(terms.validateCertificateName ? {} : { checkServerIdentity: () => undefined }),
  };
}

function throughProxy({ origin, proxy, trust }: Terms, timeout: number, connect: Connect): Connect {
  if (proxy === undefined) return connect;
  // Plain http needs no tunnel: there the pool's origin is the proxy itself, whose name the Host header does not tell.
  if (origin.startsWith('http:')) return (options, callback) => connect({ ...options, servername: '' }, callback);
  return (options, callback) => {
    const { hostname, port } = options;
    openTunnel({
      proxy,
      ca: trust.whole,
      authority: `${hostname}:${port === '' ? 443 : port}`,
      timeout,
      socket: undefined,
    }).then(
      httpSocket => connect({ ...options, httpSocket }, callback),
      error => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

/** rejectUnauthorized: false gives up the name check together with the chain check, so it is made here. */
function nameError(socket: Socket, { servername, hostname }: buildConnector.Options): Error | undefined {
  if (!(socket instanceof tls.TLSSocket)) return undefined;
  return tls.checkServerIdentity(servername || withoutBrackets(hostname), socket.getPeerCertificate());
}
