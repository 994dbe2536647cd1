import { isIP, type Socket } from 'node:net';
import type tls from 'node:tls';
import { identityErrorOf } from '../certificates/chain/server-identity.ts';
import type { Terms } from '../gateway/backends/terms.ts';
import { connectObserved } from '../handshake/connect.ts';
import type { HandshakeReport } from '../handshake/report.ts';
import { hostAndPort, untilReady } from './dialling.ts';
import type { Sight } from './sight.ts';
import type { Done } from './timeline.ts';

export interface Handshaking {
  readonly socket: Socket;
  readonly terms: Terms;
  readonly context: tls.SecureContext;
  readonly sight: Sight;
  readonly signal: AbortSignal;
}

interface Shaken {
  readonly secure: tls.TLSSocket;
  /** What the gateway's own check of the server fails with. */
  readonly refusal: Error | undefined;
}

/**
 * A TLS connection whose server is checked as the terms say. The check is made once all has been seen: rejects with the
 * error that Node's own check would have.
 */
export async function shakeHands(handshaking: Handshaking): Promise<tls.TLSSocket> {
  const { sight } = handshaking;
  const { secure, refusal } = await sight.timeline.step('TLS', () => shake(handshaking));
  if (refusal === undefined) return secure;
  secure.destroy();
  throw refusal;
}

async function shake({ socket, terms, context, sight, signal }: Handshaking): Promise<Done<Shaken>> {
  const hostname = sight.serverName ?? hostAndPort(new URL(terms.origin)).hostname;
  const { socket: secure, report } = connectObserved({
    socket,
    secureContext: context,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
  });
  sight.observe(report);
  secure.on('session', session => {
    sight.session = session;
  });
  // An alert after the handshake does not end the socket by itself.
  secure.on('error', () => secure.destroy());
  const began = performance.now();
  // Judged at once: of a socket that is closed Node tells no certificate.
  const refusal = await untilReady(secure, 'secureConnect', signal, () => refusalOf(secure, hostname, terms));
  if (refusal === undefined) await reaction(secure, report, performance.now() - began);
  return { result: { secure, refusal }, outcome: agreed(report()), verdict: refusal === undefined ? 'ok' : 'failure' };
}

/** In milliseconds; a server answers to the end of a handshake after one way there and back. */
const LEAST_WAIT = 50;
const MOST_WAIT = 1000;

/**
 * In TLS 1.3 a client is done before the server has judged its certificate, and what the server thinks of it comes next:
 * session tickets, or an alert and the end (RFC 8446, sections 4.6.1 and 6.2). A request that is on its way then would hide
 * which of the two it was.
 */
function reaction(secure: tls.TLSSocket, report: () => HandshakeReport, tookHandshake: number): Promise<void> {
  if (secure.getProtocol() !== 'TLSv1.3' || report().asked.inHandshake === false) return Promise.resolve();
  const wait = Math.min(Math.max(LEAST_WAIT, 2 * tookHandshake), MOST_WAIT);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(finish, wait);
    secure.once('session', finish).once('close', closed).once('error', fail);
    function forget() {
      clearTimeout(timer);
      secure.off('session', finish).off('close', closed).off('error', fail);
    }
    function finish() {
      forget();
      resolve();
    }
    function fail(error: Error) {
      forget();
      reject(error);
    }
    function closed() {
      fail(Object.assign(new Error('The server closed the connection.'), { code: 'ECONNRESET' }));
    }
  });
}

/** In the order of Node: first the chain, then the name. */
function refusalOf(secure: tls.TLSSocket, hostname: string, terms: Terms): Error | undefined {
  const { authorizationError } = secure;
  if (terms.validateCertificateChain && authorizationError) return withCode(String(authorizationError));
  if (!terms.validateCertificateName) return undefined;
  return identityErrorOf(hostname, secure);
}

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

/** `TLS 1.3, TLS_AES_256_GCM_SHA384`. */
function agreed({ serverHello }: HandshakeReport): string {
  if (serverHello === undefined) return 'TLS';
  const { version, cipherSuite, alpn } = serverHello;
  const parts = [version.replace('TLSv', 'TLS '), cipherSuite, alpn];
  return parts.filter(part => part !== undefined).join(', ');
}
