import http from 'node:http';
import { type Dispatcher, Pool } from 'undici';

/* The least that Node can do: http.createServer in front, undici behind, hop-by-hop headers left out, nothing else. */
const pool = new Pool(process.env.BACKEND_URL ?? '', {
  connections: 64,
  connect: { rejectUnauthorized: false, cert: process.env.CLIENT_CERT, key: process.env.CLIENT_KEY },
});

const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host']);

function passOn(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (!HOP.has(name.toLowerCase())) kept.push(name, raw[index + 1] ?? '');
  }
  return kept;
}

const relay = (outgoing: http.ServerResponse): Dispatcher.DispatchHandler => ({
  onRequestStart: () => undefined,
  onResponseStart: ({ rawHeaders }, status) => {
    const headers = Array.isArray(rawHeaders) ? rawHeaders.map(String) : [];
    outgoing.writeHead(status, passOn(headers));
  },
  onResponseData: (_controller, chunk) => {
    outgoing.write(chunk);
  },
  onResponseEnd: () => {
    outgoing.end();
  },
  onResponseError: () => {
    outgoing.destroy();
  },
});

const server = http.createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
  const headers = passOn(incoming.rawHeaders);
  const body = incoming.method === 'POST' ? incoming : null;
  pool.dispatch({ path: incoming.url ?? '/', method: incoming.method ?? 'GET', headers, body }, relay(outgoing));
});
server.listen(0, '127.0.0.1', 1024, () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
