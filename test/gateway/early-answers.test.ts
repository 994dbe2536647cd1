import assert from 'node:assert/strict';
import http from 'node:http';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { begin, type RequestOptions, responseTo } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend, startRawTlsBackend } from './support/raw-backend.ts';

const TOO_LARGE = 'HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig';

/** More than all buffers between two processes hold together. */
const BODY = Buffer.alloc(8 * 1024 * 1024, 'x');

async function upload(url: string, options: RequestOptions) {
  const outgoing = begin(url, options);
  outgoing.end(BODY);
  const incoming = await responseTo(outgoing);
  // Whether the rest can still be sent is all the same.
  outgoing.on('error', () => undefined);
  let body = '';
  for await (const chunk of incoming) body += chunk;
  return [incoming.statusCode, body];
}

const ENDINGS: Readonly<Record<string, (socket: Socket) => void>> = {
  'reads no more': socket => socket.pause(),
  'reads on': () => undefined,
  'ends its side and reads no more': socket => socket.pause().end(),
  'closes the connection once it is written': socket => socket.pause(),
};

for (const [protocol, start] of [
  ['plain HTTP', startRawBackend],
  ['TLS', (t: TestContext, onConnection: (socket: Socket) => void) => startRawTlsBackend(t, {}, onConnection)],
] as const) {
  for (const [ending, end] of Object.entries(ENDINGS)) {
    test(`an answer that comes before the body is sent is the caller’s, where the backend ${ending} (${protocol})`, async t => {
      const backend = await start(t, socket =>
        onRequest(socket, () => {
          socket.write(TOO_LARGE, () => ending.startsWith('closes') && socket.destroy());
          end(socket);
        }),
      );
      const tls = { validateCertificateChain: false, validateCertificateName: false };
      const gateway = await startTestGateway(t, store =>
        newBackend(store, 'b', { url: backend.url, protocol: 'http', tls }),
      );
      const agent = new http.Agent({ keepAlive: true });
      t.after(() => agent.destroy());
      const outcomes: unknown[] = [];
      for (let round = 0; round < 4; round += 1) {
        const chunked = round % 2 === 0 ? { 'transfer-encoding': 'chunked' } : {};
        const keepAlive = round < 2 ? { agent } : {};
        outcomes.push(await upload(gateway.url, { method: 'POST', headers: chunked, ...keepAlive }).catch(e => e.code));
      }
      assert.deepEqual(outcomes, Array(4).fill([413, 'big']), gateway.lines.join('\n'));
    });
  }
}

test('a caller that goes away in its body, behind an answer that is whole, is no bug', async t => {
  const gateway = await startTestGateway(t, store =>
    newBackend(store, 'b', { url: 'http://127.0.0.1:1', protocol: 'http' }),
  );
  for (const headers of [{ 'content-length': 2_000_000 }, {}]) {
    const outgoing = begin(gateway.url, { method: 'POST', headers });
    outgoing.write('x'.repeat(1_000_000));
    const incoming = await responseTo(outgoing);
    assert.equal(incoming.statusCode, 500);
    incoming.on('error', () => undefined);
    outgoing.on('error', () => undefined).destroy();
  }
  const health = begin(`${gateway.url}/status-0123456789abcdef`, {});
  health.end();
  assert.equal((await responseTo(health)).statusCode, 200);
});
