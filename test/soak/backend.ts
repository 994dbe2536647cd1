import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import { serverIdentity, testAuthority } from '../support/certificates.ts';
import { content } from './content.ts';

/** Demands a client certificate, and names the one it saw in the header X-Client. */
export interface Backend {
  readonly url: string;
  /** Requests to /held that are open: only the gateway can end them. */
  readonly held: ReadonlyMap<string, ServerResponse>;
  /** Waits until the request to /held of this id is there, or no longer there. */
  isHeld(id: string, wanted: boolean): Promise<void>;
  close(): void;
}

/** Events of a stream, each sent when the one before was acknowledged. */
export const EVENTS = 5;

interface State {
  readonly held: Map<string, ServerResponse>;
  readonly news: EventEmitter;
}

type Route = (request: IncomingMessage, response: ServerResponse, words: readonly string[], state: State) => void;

export async function startBackend(): Promise<Backend> {
  const state: State = { held: new Map(), news: new EventEmitter().setMaxListeners(0) };
  const { chain, privateKey } = await serverIdentity();
  const ca = (await testAuthority()).certificate;
  const tls = { cert: chain.join(''), key: privateKey, ca, requestCert: true, rejectUnauthorized: true };
  const server = https.createServer(tls, (request, response) => {
    const [name = '', ...words] = (request.url ?? '').slice(1).split('/');
    response.setHeader('x-client', clientOf(request));
    (ROUTES[name] ?? notFound)(request, response, words, state);
  });
  server.on('upgrade', (request: IncomingMessage) => echo(request));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const isHeld = async (id: string, wanted: boolean): Promise<void> => {
    while (state.held.has(id) !== wanted) await once(state.news, 'news');
  };
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `https://localhost:${port}`, held: state.held, isHeld, close };
}

function clientOf({ socket }: IncomingMessage): string {
  return socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint.replaceAll(':', '') : 'none';
}

const ROUTES: Readonly<Record<string, Route>> = {
  /** /bytes/OFFSET/LENGTH, with Content-Length or, at /chunks, without. */
  bytes: (_request, response, [offset, length]) => {
    response.setHeader('content-length', Number(length));
    response.end(content(Number(offset), Number(length)));
  },
  chunks: (_request, response, [offset, length]) => {
    const bytes = content(Number(offset), Number(length));
    response.write(bytes.subarray(0, bytes.length / 2));
    response.end(bytes.subarray(bytes.length / 2));
  },
  /** As /bytes, and the connection is closed though nothing said so. */
  hasty: (request, response, [offset, length]) => {
    response.setHeader('content-length', Number(length));
    response.end(content(Number(offset), Number(length)), () => request.socket.destroySoon());
  },
  digest: (request, response) => {
    const hash = createHash('sha256');
    request.on('data', chunk => hash.update(chunk));
    request.on('end', () => response.end(hash.digest('hex')));
  },
  /** /broken/before or /broken/within the answer. */
  broken: (request, response, [when]) => {
    if (when === 'before') return void request.socket.destroy();
    response.setHeader('content-length', 1_000_000);
    response.write(content(0, 1000), () => request.socket.destroy());
  },
  /** /held/ID gives the head of an answer and nothing else; /held/ID/silent not even that. */
  held: (request, response, [id = '', silent], state) => {
    hold(id, request, response, state);
    if (silent === undefined) response.flushHeaders();
  },
  events: (request, response, [id = ''], state) => {
    hold(id, request, response, state);
    response.setHeader('content-type', 'text/event-stream');
    response.write('data: 1\n\n');
  },
  /** POST /next/ID/NUMBER */
  next: (_request, response, [id = '', number], { held }) => {
    const stream = held.get(id);
    stream?.write(`data: ${number}\n\n`);
    if (Number(number) === EVENTS) stream?.end();
    response.end();
  },
};

const notFound: Route = (_request, response) => response.writeHead(404).end();

function hold(id: string, request: IncomingMessage, response: ServerResponse, { held, news }: State): void {
  held.set(id, response);
  news.emit('news');
  request.resume();
  response.on('close', () => {
    held.delete(id);
    news.emit('news');
  });
}

function echo(request: IncomingMessage): void {
  const { socket } = request;
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.on('error', () => socket.destroy());
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nX-Client: ${clientOf(request)}\r\n\r\n`,
  );
  socket.pipe(socket);
}
