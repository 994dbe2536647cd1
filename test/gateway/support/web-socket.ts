import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import tls, { TLSSocket } from 'node:tls';
import { serverIdentity, testAuthority } from '../../support/certificates.ts';
import { listen } from '../../support/listen.ts';

/** The example of RFC 6455, section 1.3. */
export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** What a caller sends to open a WebSocket; `headers` without line ends. */
export const handshake = (path: string, ...headers: readonly string[]): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    `Sec-WebSocket-Key: ${KEY}`,
    'Sec-WebSocket-Version: 13',
    ...headers,
    '\r\n',
  ].join('\r\n');

/** The other half: RFC 6455, section 4.2.2. */
export function accept(request: http.IncomingMessage, ...headers: readonly string[]): string {
  const digest = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return [...lines, `Sec-WebSocket-Accept: ${digest}`, ...headers, '\r\n'].join('\r\n');
}

/** A connection opened by a caller. It is read by `take` alone, so that nothing comes before it is asked for. */
export async function dial(t: TestContext, url: string): Promise<Socket> {
  const { protocol, port } = new URL(url);
  const socket =
    protocol === 'https:'
      ? tls.connect({ port: Number(port), servername: 'localhost', ca: (await testAuthority()).certificate })
      : net.connect(Number(port), '127.0.0.1');
  t.after(() => socket.destroy());
  await once(socket, protocol === 'https:' ? 'secureConnect' : 'connect');
  return socket;
}

/** Opens a WebSocket and answers the head of what came back. */
export async function open(
  t: TestContext,
  url: string,
  ...headers: readonly string[]
): Promise<{ socket: Socket; head: string }> {
  const socket = await dial(t, url);
  socket.write(handshake(new URL(url).pathname, ...headers));
  return { socket, head: await takeHead(socket) };
}

/** Exactly so many bytes, as text; what came beyond them stays. */
export async function take(socket: Socket, length: number): Promise<string> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < length) {
    const chunk: Buffer | null = socket.read();
    if (chunk !== null) bytes = Buffer.concat([bytes, chunk]);
    else if (socket.readableEnded) throw new Error(`It ended after '${bytes}' instead of ${length} bytes.`);
    else await once(socket, 'readable');
  }
  if (bytes.length > length) socket.unshift(bytes.subarray(length));
  return bytes.toString('latin1', 0, length);
}

export async function takeHead(socket: Socket): Promise<string> {
  let head = '';
  while (!head.endsWith('\r\n\r\n')) head += await take(socket, 1);
  return head;
}

/** All up to the end of the connection, as text. */
export async function takeRest(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

export interface Opened {
  readonly request: http.IncomingMessage;
  readonly socket: Socket;
  /** What came right behind the request. */
  readonly head: Buffer;
  /** Of the client certificate. */
  readonly thumbprint: string | undefined;
  readonly tlsVersion: string | null | undefined;
}

export interface WebSocketBackend {
  readonly url: string;
  /** Waits for the handshake of this number, from 0. */
  opened(index: number): Promise<Opened>;
  /** Requests that were none. */
  readonly others: readonly http.IncomingMessage[];
}

/** Does with a handshake whatever the test wants; answers other requests with 200 and `plain`. */
export async function startWebSocketBackend(
  t: TestContext,
  onOpen: (opened: Opened) => void,
  options?: https.ServerOptions,
): Promise<WebSocketBackend> {
  const server = options === undefined ? http.createServer() : https.createServer(await secure(options));
  const all: Opened[] = [];
  const others: http.IncomingMessage[] = [];
  const news = new EventEmitter();
  server.on('request', (request, response) => {
    others.push(request);
    response.end('plain');
  });
  server.on('upgrade', (request: http.IncomingMessage, _socket, head: Buffer) => {
    const { socket } = request;
    socket.on('error', () => socket.destroy());
    const identity = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint : undefined;
    const opened = {
      request,
      socket,
      head,
      thumbprint: identity?.replaceAll(':', ''),
      tlsVersion: socket instanceof TLSSocket ? socket.getProtocol() : undefined,
    };
    all.push(opened);
    onOpen(opened);
    news.emit('opened');
  });
  const port = await listen(t, server);
  const opened = async (index: number): Promise<Opened> => {
    for (;;) {
      const found = all[index];
      if (found !== undefined) return found;
      await once(news, 'opened');
    }
  };
  return { url: `${options === undefined ? 'http' : 'https'}://localhost:${port}`, opened, others };
}

/** Demands a client certificate. */
async function secure(options: https.ServerOptions): Promise<https.ServerOptions> {
  const { chain, privateKey } = await serverIdentity();
  const { certificate } = await testAuthority();
  return {
    cert: chain.join(''),
    key: privateKey,
    ca: certificate,
    requestCert: true,
    rejectUnauthorized: true,
    ...options,
  };
}
