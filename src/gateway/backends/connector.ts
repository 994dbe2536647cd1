import type { Socket } from 'node:net';
import tls from 'node:tls';
import { identityErrorOf } from '../../certificates/chain/server-identity.ts';
import { withoutBrackets } from './host-name.ts';
import { openTunnel } from './proxy-tunnel.ts';
import type { Terms } from './terms.ts';
import { buildConnector, type Connector, type ConnectorOptions, type ConnectorTarget } from './undici.ts';

/** What connections tell that undici's errors leave out. */
export interface ConnectionWatch {
  connected(socket: Socket): void;
  /** A socket's own error: in TLS 1.3 the refusal of a client certificate arrives only here. */
  failed(socket: Socket, error: Error): void;
}

/** What makes the connections of an agent. `context` is undefined for plain http; `timeout` is in milliseconds. */
export type Connecting = (
  terms: Terms,
  context: tls.SecureContext | undefined,
  timeout: number,
  watch: ConnectionWatch,
) => Connector;

/** How undici is to connect: on the terms given, with the checks of chain and name each switched alone. */
export const connector: Connecting = (...given) => connecting(undefined, ...given);

/** The same for connections that go on with the TLS session of an earlier one, where the gateway keeps sessions at all. */
export const resuming =
  (session: Buffer): Connecting =>
  (...given) =>
    connecting(session, ...given);

function connecting(
  session: Buffer | undefined,
  ...[terms, context, timeout, watch]: Parameters<Connecting>
): Connector {
  const connect = throughProxy(terms, timeout, buildConnector(connectOptions(terms, context, timeout, session)));
  // Without TLS of its own nothing but its proxy may have a certificate, which is Node's to check.
  const checksName = context !== undefined && checksNameAlone(terms);
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      const wrong = checksName ? nameError(socket, options) : undefined;
      if (wrong !== undefined) {
        socket.destroy();
        return callback(wrong, null);
      }
      watch.connected(socket);
      socket.on('error', cause => watch.failed(socket, cause));
      callback(null, socket);
    });
}

/** Node gives up the check of the name together with that of the chain, so it is made here. */
const checksNameAlone = ({ validateCertificateChain, validateCertificateName }: Terms): boolean =>
  !validateCertificateChain && validateCertificateName;

/**
 * Of a resumed session Node tells no certificate, so where a check of ours stands beside Node's none is kept: then each
 * handshake brings the certificate that is to be judged. A session of Node's own checks was accepted by them before it
 * was kept.
 */
const sessions = (terms: Terms, session: Buffer | undefined) => {
  if (checksNameAlone(terms)) return { maxCachedSessions: 0 };
  return session === undefined ? {} : { session };
};

function connectOptions(
  terms: Terms,
  context: tls.SecureContext | undefined,
  timeout: number,
  session: Buffer | undefined,
): ConnectorOptions {
  // Plain http by way of an https proxy: the only handshake is the proxy's.
  if (context === undefined)
    return { timeout, ...(terms.trust.whole === undefined ? {} : { ca: [...terms.trust.whole] }) };
  return {
    timeout,
    secureContext: context,
    rejectUnauthorized: terms.validateCertificateChain,
    ...sessions(terms, session),
    ...(terms.validateCertificateName ? {} : { checkServerIdentity: () => undefined }),
  };
}

function throughProxy({ origin, proxy, trust }: Terms, timeout: number, connect: Connector): Connector {
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

function nameError(socket: Socket, { servername, hostname }: ConnectorTarget): Error | undefined {
  if (!(socket instanceof tls.TLSSocket)) return undefined;
  return identityErrorOf(servername || withoutBrackets(hostname), socket);
}
