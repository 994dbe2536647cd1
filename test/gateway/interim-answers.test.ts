import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';
import { signal } from './support/signal.ts';
import { dial, takeHead, takeRest } from './support/web-socket.ts';

const PROCESSING = 'HTTP/1.1 102 Processing\r\n\r\n';
const HINTS =
  'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX-Name: caf\xe9\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

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
