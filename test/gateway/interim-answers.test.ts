import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { GatewayTimeouts } from '../../src/gateway/settings.ts';
import { newBackend } from '../../src/resources/backends.ts';
import type { Store } from '../../src/store/store.ts';
import { begin, responseTo, send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';
import { signal } from './support/signal.ts';
import { dial, takeHead, takeRest } from './support/web-socket.ts';

const PROCESSING = 'HTTP/1.1 102 Processing\r\n\r\n';
const HINTS =
  'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX-Name: caf\xe9\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

const QUICK: GatewayTimeouts = { connect: 10_000, headers: 600, idle: 10_000 };
const SILENT = /took the request but sent no answer within 0\.6 s\. .* Try: apim serve --timeout SECONDS$/;

/** Sends it again and again until the connection is closed; answers how often it did so far. */
function repeat(socket: Socket, bytes: string): () => number {
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    socket.write(bytes);
  }, 100);
  socket.once('close', () => clearInterval(timer));
  return () => sent;
}

/** A gateway with the connection of its backend to come. */
async function start(t: TestContext) {
  const connected = signal<Socket>();
  const backend = await startRawBackend(t, socket => onRequest(socket, () => connected.resolve(socket)));
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }));
  return { gateway, connected: connected.promise };
}

test('102 and 103 reach the caller before the answer is there, without headers of one connection', async t => {
  const { gateway, connected } = await start(t);
  const caller = await dial(t, gateway.url);
  caller.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const backend = await connected;
  backend.write(PROCESSING, 'latin1');
  assert.equal(await takeHead(caller), PROCESSING);
  backend.write(HINTS, 'latin1');
  assert.equal(
    await takeHead(caller),
    'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX-Name: caf\xe9\r\n\r\n',
  );
  backend.write(OK);
  assert.match(await takeRest(caller), /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nok$/);
});

test('an HTTP/1.0 caller gets none', async t => {
  const { gateway, connected } = await start(t);
  const caller = await dial(t, gateway.url);
  caller.write('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n');
  (await connected).write(PROCESSING + HINTS + OK, 'latin1');
  assert.match(await takeRest(caller), /^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nok$/);
});

test('a failure after one is Azure’s 500', async t => {
  const { gateway, connected } = await start(t);
  const caller = await dial(t, gateway.url);
  caller.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  (await connected).end(PROCESSING);
  assert.equal(await takeHead(caller), PROCESSING);
  assert.match(await takeRest(caller), /^HTTP\/1\.1 500 Internal Server Error\r\n/);
});

for (const [what, bytes] of [
  ['100', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['102', PROCESSING],
  ['103', 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n'],
  ['a 1xx that nobody knows', 'HTTP/1.1 199 X\r\n\r\n'],
  ['100 and 103 by turns', `HTTP/1.1 100 Continue\r\n\r\n${PROCESSING}`],
  ['103 behind an empty line', `\r\n${PROCESSING}`],
] as const) {
  test(`a backend that goes on sending ${what} has no longer than one that is silent`, { timeout: 30_000 }, async t => {
    const closed = signal<void>();
    const backend = await startRawBackend(t, socket => {
      socket.once('close', () => closed.resolve());
      onRequest(socket, () => void repeat(socket, bytes));
    });
    const fill = (store: Store) => newBackend(store, 'b', { url: backend.url, protocol: 'http' });
    const gateway = await startTestGateway(t, fill, { timeouts: QUICK });
    assert.equal((await send(gateway.url)).status, 500);
    assert.match(gateway.lines[0] ?? '', SILENT);
    await closed.promise;
  });
}

test('an upload that goes on is not cut where the backend says meanwhile that it is processing', {
  timeout: 30_000,
}, async t => {
  const connected = signal<() => number>();
  const backend = await startRawBackend(t, socket => {
    socket.once('data', () => connected.resolve(repeat(socket, PROCESSING)));
    socket.on('data', chunk => {
      if (chunk.includes('end')) socket.end(OK);
    });
  });
  const fill = (store: Store) => newBackend(store, 'b', { url: backend.url, protocol: 'http' });
  const gateway = await startTestGateway(t, fill, { timeouts: QUICK });
  const outgoing = begin(gateway.url, { method: 'POST' });
  outgoing.write('begin');
  const sent = await connected.promise;
  while (sent() < 15) await once(outgoing, 'information');
  outgoing.end('end');
  assert.equal((await responseTo(outgoing)).statusCode, 200);
});

test('a backend that takes no more of a body, and goes on sending 102, has its time', { timeout: 30_000 }, async t => {
  const backend = await startRawBackend(t, socket => {
    socket.once('data', () => {
      socket.pause();
      repeat(socket, PROCESSING);
    });
  });
  const fill = (store: Store) => newBackend(store, 'b', { url: backend.url, protocol: 'http' });
  const gateway = await startTestGateway(t, fill, { timeouts: QUICK });
  const outgoing = begin(gateway.url, { method: 'POST' });
  outgoing.on('error', () => undefined);
  outgoing.end(Buffer.alloc(16 * 1024 * 1024));
  assert.match(await gateway.logged(/POST/), SILENT);
  outgoing.destroy();
});
