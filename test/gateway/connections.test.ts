import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { startPlainBackend } from '../support/servers.ts';
import { begin, responseTo, send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';
import { accept, open, startWebSocketBackend } from './support/web-socket.ts';

const toUrl = (url: string) => (store: Store) => newBackend(store, 'b', { url, protocol: 'http' });

/** A backend that answers when it is told to. */
async function startHolding(t: TestContext) {
  const held: { readonly url: string; readonly response: ServerResponse }[] = [];
  const news = new EventEmitter();
  const backend = await startPlainBackend(t, {
    handler: ({ url = '' }, response) => {
      held.push({ url, response });
      news.emit('held');
    },
  });
  return {
    url: backend.url,
    connections: () => backend.connections(),
    /** The request that arrives next. */
    async next() {
      for (;;) {
        const first = held.shift();
        if (first !== undefined) return first;
        await once(news, 'held');
      }
    },
    get isHolding() {
      return held.length > 0;
    },
  };
}

test('no more connections are opened than may be, the next requests wait, and more of them are answered 503', async t => {
  const backend = await startHolding(t);
  const gateway = await startTestGateway(t, toUrl(backend.url), { backendLimits: { connections: 2, waiting: 3 } });
  const running = [send(gateway.url), send(gateway.url)];
  const held = [await backend.next(), await backend.next()];
  const more = ['GET', 'POST', 'PUT', 'DELETE'].map(method => send(gateway.url, { method }));
  const refused = await Promise.race(more);
  assert.deepEqual([refused.status, refused.body], [503, '{ "statusCode": 503, "message": "Service Unavailable" }']);
  const { host } = new URL(backend.url);
  const sentence = `${host} is saturated: all 2 connections are in use, and 3 more requests wait for one.`;
  const line = await gateway.logged(/ 503 /);
  assert.match(line, / Try: apim serve --max-connections NUMBER$/);
  const [record] = gateway.records;
  assert.deepEqual(record?.lastError, {
    source: 'forward-request',
    reason: 'BackendConnectionFailure',
    message: sentence,
    scope: 'global',
    section: 'backend',
  });
  assert.equal(backend.isHolding, false);
  for (const { response } of held) response.end('ok');
  for (const _ of [1, 2, 3]) (await backend.next()).response.end('ok');
  const statuses = (await Promise.all([...running, ...more])).map(({ status }) => status);
  assert.deepEqual(statuses.sort(), [200, 200, 200, 200, 200, 503]);
  assert.equal(backend.connections(), 2);
});

test('a caller that goes away leaves the queue, and its request is never sent', async t => {
  const backend = await startHolding(t);
  const gateway = await startTestGateway(t, toUrl(backend.url), { backendLimits: { connections: 1, waiting: 1 } });
  const first = send(`${gateway.url}/first`);
  const held = await backend.next();
  const leaving = [begin(`${gateway.url}/leaves`, {}), begin(`${gateway.url}/leaves`, {})];
  for (const outgoing of leaving) outgoing.on('error', () => undefined).end();
  // One of the two waits when the other is refused.
  await gateway.logged(/leaves 503/);
  for (const outgoing of leaving) outgoing.destroy();
  await gateway.logged(/leaves 499/);
  const last = send(`${gateway.url}/last`);
  held.response.end('ok');
  const { url, response } = await backend.next();
  response.end('ok');
  assert.equal(url, '/last');
  assert.deepEqual([(await first).status, (await last).status], [200, 200]);
});

test('the time limit of forward-request counts the waiting', async t => {
  const backend = await startHolding(t);
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'patient', backend.url);
      await addApi(store, 'hasty', backend.url);
      const section = '<backend><forward-request timeout-ms="300"/></backend>';
      await setPolicy(
        store,
        { kind: 'api', apiId: 'hasty' },
        `<policies><inbound/>${section}<outbound/><on-error/></policies>`,
      );
    },
    { backendLimits: { connections: 1, waiting: 1 } },
  );
  const patient = send(`${gateway.url}/patient`);
  const held = await backend.next();
  assert.equal((await send(`${gateway.url}/hasty`)).status, 500);
  const [line] = gateway.lines;
  assert.match(line ?? '', /time limit of the forward-request policy: No answer within 300 ms/);
  held.response.end('ok');
  assert.equal((await patient).status, 200);
  assert.equal(backend.isHolding, false);
});

test('a request that waits longer than for headers is answered 503', async t => {
  const backend = await startHolding(t);
  const timeouts = { connect: 600, headers: 600, idle: 5000 };
  const gateway = await startTestGateway(t, toUrl(backend.url), {
    timeouts,
    backendLimits: { connections: 1, waiting: 1 },
  });
  const first = begin(gateway.url, {});
  first.end();
  const held = await backend.next();
  held.response.write('begun');
  const incoming = await responseTo(first);
  assert.equal((await send(gateway.url)).status, 503);
  held.response.end();
  incoming.resume();
  await once(incoming, 'end');
});

test('a WebSocket takes a connection until it ends', async t => {
  const backend = await startWebSocketBackend(t, ({ request, socket }) => socket.write(accept(request)));
  const gateway = await startTestGateway(t, toUrl(backend.url), { backendLimits: { connections: 1, waiting: 1 } });
  const { socket, head } = await open(t, gateway.url);
  assert.match(head, /^HTTP\/1\.1 101 /);
  const two = [send(gateway.url), send(gateway.url)];
  assert.equal((await Promise.race(two)).status, 503);
  assert.equal(backend.others.length, 0);
  socket.destroy();
  assert.deepEqual((await Promise.all(two)).map(({ status }) => status).sort(), [200, 503]);
});

test('an idle connection makes room for one that must be new', async t => {
  const sockets: Socket[] = [];
  const backend = await startRawBackend(t, socket => {
    sockets.push(socket);
    let requests = 0;
    onRequest(socket, () => {
      requests += 1;
      if (sockets.length === 1 && requests === 2) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
  });
  const gateway = await startTestGateway(t, toUrl(backend.url), { backendLimits: { connections: 1, waiting: 1 } });
  for (const _ of [1, 2, 3]) assert.equal((await send(gateway.url)).status, 200);
  assert.ok(sockets.length >= 2);
});

test('a POST uses a connection only while it is warm, and a GET for longer', async t => {
  const sockets = new Set<Socket>();
  const used: number[] = [];
  const backend = await startRawBackend(t, socket => {
    sockets.add(socket);
    const number = sockets.size;
    onRequest(socket, () => {
      used.push(number);
      socket.write('HTTP/1.1 200 OK\r\nKeep-Alive: timeout=600\r\nContent-Length: 2\r\n\r\nok');
    });
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  let later = 0;
  const { now } = performance;
  t.mock.method(performance, 'now', () => now.call(performance) + later);
  for (const [method, after] of [
    ['POST', 0],
    ['POST', 0],
    ['GET', 1000],
    ['PATCH', 1000],
    ['GET', 0],
  ] as const) {
    later += after;
    assert.equal((await send(gateway.url, { method })).status, 200);
  }
  assert.deepEqual(used, [1, 1, 1, 2, 2]);
});
