import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';
import { listen } from './listen.ts';

export interface ProxyOptions {
  /** Absent, everybody may pass. */
  readonly username?: string;
  readonly password?: string;
}

/** What was asked of the proxy, also where it was refused. */
export interface Passed {
  readonly method: string;
  /** `host:port` of a tunnel, else an absolute URL. */
  readonly target: string;
  readonly headers: http.IncomingHttpHeaders;
  /** 200, 407, or 502 where the target is not reached. */
  readonly status: number;
}

export interface Proxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly passed: readonly Passed[];
}

/** A forward proxy: tunnels by CONNECT, and plain requests in absolute form. */
export async function startProxy(t: TestContext, options: ProxyOptions): Promise<Proxy> {
  const passed: Passed[] = [];
  const noteFor: NoteFor =
    ({ method = '', url = '', headers }) =>
    status =>
      passed.push({ method, target: url, headers, status });

  const server = http.createServer((request, response) => {
    const note = noteFor(request);
    if (mayPass(request, options)) return forward(request, response, note);
    note(407);
    response.writeHead(407, { 'proxy-authenticate': BASIC }).end();
  });
  server.on('connect', (request, client, head) => {
    const note = noteFor(request);
    client.on('error', () => client.destroy());
    if (mayPass(request, options)) return tunnel(request, client, head, note);
    note(407);
    client.end(`HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${BASIC}\r\n\r\n`);
  });

  return { url: `http://127.0.0.1:${await listen(t, server)}`, passed };
}

type NoteFor = (request: http.IncomingMessage) => Note;
type Note = (status: number) => void;

const BASIC = 'Basic realm="test"';

function mayPass(request: http.IncomingMessage, { username, password }: ProxyOptions): boolean {
  if (username === undefined) return true;
  const credentials = Buffer.from(`${username}:${password ?? ''}`).toString('base64');
  return request.headers['proxy-authorization'] === `Basic ${credentials}`;
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, note: Note): void {
  const { 'proxy-authorization': _secret, 'proxy-connection': _hop, ...headers } = request.headers;
  const forwarded = http.request(request.url ?? '', { method: request.method, headers, agent: false });
  forwarded.once('response', answer => {
    note(200);
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  forwarded.once('error', () => {
    note(502);
    response.destroy();
  });
  request.pipe(forwarded);
}

function tunnel(request: http.IncomingMessage, client: Duplex, head: Buffer, note: Note): void {
  const { hostname, port } = new URL(`http://${request.url}`);
  const target = net.connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ''));
  const unreached = () => {
    note(502);
    client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  };
  target.once('error', unreached);
  target.once('connect', () => {
    note(200);
    target.off('error', unreached).on('error', () => client.destroy());
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    target.write(head);
    target.pipe(client).pipe(target);
  });
  client.once('close', () => target.destroy());
}
