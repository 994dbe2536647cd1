import http from 'node:http';
import tls from 'node:tls';
import { type Dispatcher, Pool } from 'undici';

/*
 * The least that Node can do: http.createServer in front, undici behind with the client certificate, a path prefix and
 * hop-by-hop headers taken away, no more read than is taken, and what nobody waits for broken off. Nothing else. It uses
 * undici's older events, which cost less.
 */
const { BACKEND_URL = '', CA, CLIENT_CERT, CLIENT_KEY } = process.env;
const pool = new Pool(BACKEND_URL, {
  connections: 64,
  pipelining: 1,
  connect: { secureContext: tls.createSecureContext({ ca: CA, cert: CLIENT_CERT, key: CLIENT_KEY }) },
});

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

function passOn(raw: readonly string[], dropHost: boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) || (dropHost && lower === 'host')) continue;
    kept.push(name, raw[index + 1] ?? '');
  }
  return kept;
}

class Relay implements Dispatcher.DispatchHandler {
  readonly #outgoing: http.ServerResponse;

  constructor(outgoing: http.ServerResponse) {
    this.#outgoing = outgoing;
  }

  onConnect(abort: () => void): void {
    this.#outgoing.on('close', () => {
      if (!this.#outgoing.writableFinished) abort();
    });
  }

  onHeaders(status: number, headers: Buffer[], resume: () => void): boolean {
    if (status < 200) return true;
    const raw = headers.map(bytes => bytes.toString('latin1'));
    this.#outgoing.writeHead(status, passOn(raw, false));
    this.#outgoing.on('drain', resume);
    return true;
  }

  onData(chunk: Buffer): boolean {
    return this.#outgoing.write(chunk);
  }

  onComplete(): void {
    this.#outgoing.end();
  }

  onError(): void {
    if (this.#outgoing.headersSent) this.#outgoing.destroy();
    else this.#outgoing.writeHead(502).end();
  }
}

const hasBody = ({ headers }: http.IncomingMessage): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

const server = http.createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
  const { url = '', method = 'GET', rawHeaders } = incoming;
  const path = url.slice('/bench'.length);
  const body = hasBody(incoming) ? incoming : null;
  pool.dispatch({ path, method, headers: passOn(rawHeaders, true), body }, new Relay(outgoing));
});
server.listen(0, '127.0.0.1', 1024, () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
