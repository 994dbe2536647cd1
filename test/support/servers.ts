import type { X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { TestContext } from 'node:test';
import { type SecureVersion, TLSSocket } from 'node:tls';
import { normalizeThumbprint } from '../../src/model/thumbprint.ts';
import { serverIdentity, type TestIdentity, testAuthority, thumbprint as thumbprintOf } from './certificates.ts';
import { listen } from './listen.ts';

/** A request as the server saw it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Names and values by turns, as they came. */
  readonly rawHeaders: readonly string[];
  /** Empty where the test gave a handler, which reads the body itself. */
  readonly body: string;
  /** Of the client certificate; undefined where none was sent. */
  readonly thumbprint: string | undefined;
  /** How many certificates the client sent, without roots that this server trusts; 1 in a resumed TLS session. */
  readonly certificates: number;
  /** The name that the client asked for in the handshake (SNI); undefined without TLS or for an address. */
  readonly serverName: string | undefined;
  /** `TLSv1.2` or `TLSv1.3`; undefined without TLS. */
  readonly tlsVersion: string | undefined;
}

export interface Backend {
  /** `https://localhost:PORT` or `http://localhost:PORT`. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly Received[];
  /** How many connections were opened so far, also those whose handshake failed. */
  connections(): number;
  /** Of handshakes that failed and of requests that were broken off: Node's error codes. */
  readonly failures: readonly string[];
}

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface PlainBackendOptions {
  /** Absent, the answer is 200 with what was received, as JSON. */
  readonly handler?: Handler;
}

export interface BackendOptions extends PlainBackendOptions {
  /** Absent, serverIdentity(). */
  readonly identity?: TestIdentity;
  /** Who may vouch for clients, a PEM each; absent, testAuthority(). */
  readonly ca?: readonly string[];
  /** Absent, true. */
  readonly requestCert?: boolean;
  /** Whether a client without a trusted certificate is refused; absent, true. */
  readonly rejectUnauthorized?: boolean;
  readonly minVersion?: SecureVersion;
  readonly maxVersion?: SecureVersion;
  /** Names of RFC 8446, with colons between: what it signs with, and takes from clients. */
  readonly sigalgs?: string;
  readonly ciphers?: string;
  readonly ecdhCurve?: string;
  /** OpenSSL's SSL_OP_ flags. */
  readonly secureOptions?: number;
}

/** An https server that demands a client certificate. */
export async function startBackend(t: TestContext, options: BackendOptions): Promise<Backend> {
  const { identity, handler, ca, ...tls } = options;
  const { chain, privateKey } = identity ?? (await serverIdentity());
  const trusted = [...(ca ?? [(await testAuthority()).certificate])];
  const server = https.createServer({
    requestCert: true,
    rejectUnauthorized: true,
    ca: trusted,
    cert: chain.join(''),
    key: privateKey,
    ...tls,
  });
  const roots = new Set(trusted.map(certificate => thumbprintOf({ certificate })));
  const backend = await observe(t, server, handler, roots);
  return { ...backend, url: `https://localhost:${backend.port}` };
}

/** An http server. */
export async function startPlainBackend(t: TestContext, options: PlainBackendOptions): Promise<Backend> {
  const backend = await observe(t, http.createServer(), options.handler, new Set());
  return { ...backend, url: `http://localhost:${backend.port}` };
}

async function observe(
  t: TestContext,
  server: http.Server | https.Server,
  handler: Handler | undefined,
  roots: ReadonlySet<string>,
): Promise<Omit<Backend, 'url'>> {
  const requests: Received[] = [];
  const failures: string[] = [];
  let connections = 0;
  const fail = (error: NodeJS.ErrnoException) => failures.push(error.code ?? error.message);
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const received = describe(request, roots, handler === undefined ? await bodyOf(request) : '');
    requests.push(received);
    (handler ?? echo(received))(request, response);
  };
  server.on('connection', () => {
    connections += 1;
  });
  server.on('tlsClientError', fail);
  server.on('request', (request, response) => {
    answer(request, response).catch(fail);
  });
  const port = await listen(t, server);
  return { port, requests, failures, connections: () => connections };
}

const echo =
  ({ method, url, headers, thumbprint, body }: Received): Handler =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method, url, headers, thumbprint, body }));
  };

export async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function describe(request: http.IncomingMessage, roots: ReadonlySet<string>, body: string): Received {
  const { method = '', url = '', headers, rawHeaders, socket } = request;
  return { method, url, headers, rawHeaders, body, ...(socket instanceof TLSSocket ? tlsOf(socket, roots) : PLAIN) };
}

const PLAIN = { thumbprint: undefined, certificates: 0, serverName: undefined, tlsVersion: undefined };

function tlsOf(socket: TLSSocket, roots: ReadonlySet<string>) {
  const sent = [...chainOf(socket.getPeerX509Certificate())].map(link => normalizeThumbprint(link.fingerprint));
  return {
    thumbprint: sent[0],
    // Node goes on with what the server trusts where the chain that was sent ends.
    certificates: sent.filter((thumbprint, index) => index === 0 || !roots.has(thumbprint)).length,
    serverName: typeof socket.servername === 'string' ? socket.servername : undefined,
    tlsVersion: socket.getProtocol() ?? undefined,
  };
}

/** Not by getPeerCertificate: Node 26.10 dies (SIGSEGV) of it where a key is on a curve that NIST has no name for. */
function* chainOf(leaf: X509Certificate | undefined): Generator<X509Certificate> {
  for (let link = leaf; link !== undefined; link = link.issuerCertificate) yield link;
}
