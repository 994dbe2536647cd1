import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { AZURE_LIMITS } from '../../src/gateway/settings.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { serverIdentity } from '../support/certificates.ts';
import { bodyOf, startPlainBackend } from '../support/servers.ts';
import { send, sendRaw } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { dial, take, takeHead, takeRest } from './support/web-socket.ts';

const get = (path: string, ...headers: readonly string[]) =>
  [`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers, '\r\n'].join('\r\n');
const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** A gateway over HTTP and HTTPS before a backend of which it takes so many connections. */
async function started(t: TestContext, handler: RequestListener, connections = AZURE_LIMITS.connections) {
  const backend = await startPlainBackend(t, { handler });
  const { chain, privateKey } = await serverIdentity();
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }), {
    https: { port: 0, certificate: chain.join(''), privateKey },
    backendLimits: { ...AZURE_LIMITS, connections },
  });
  return { backend, gateway, urls: [gateway.url, gateway.httpsUrl ?? ''] };
}

/** A backend that holds each of its answers until it is told to send it. */
function holding() {
  const held: { request: IncomingMessage; response: ServerResponse; body: string }[] = [];
  let onArrival: () => void = () => undefined;
  const handler = async (request: IncomingMessage, response: ServerResponse) => {
    held.push({ request, response, body: await bodyOf(request) });
    onArrival();
  };
  const arrived = async (count: number) => {
    while (held.length < count)
      await new Promise<void>(resolve => {
        onArrival = resolve;
      });
  };
  const listener: RequestListener = (request, response) => void handler(request, response);
  return { held, arrived, listener };
}

test('a request that is sent behind another reaches the backend when that one is answered', async t => {
  const { held, arrived, listener } = holding();
  const { backend, urls } = await started(t, listener);
  for (const url of urls) {
    held.length = 0;
    const before = backend.requests.length;
    const socket = await dial(t, url);
    socket.write(`${post('/1', 'one')}${get('/2')}${post('/3', 'three')}${get('/4', 'Connection: close')}`);
    for (const [index, [path, body]] of (
      [
        ['/1', 'one'],
        ['/2', ''],
        ['/3', 'three'],
        ['/4', ''],
      ] as const
    ).entries()) {
      await arrived(index + 1);
      // What another caller asks for meanwhile is served: the ones behind it were not sent.
      const other = send(`${urls[0]}/other`);
      await arrived(index + 2);
      const [last] = held.splice(-1);
      last?.response.end('other');
      assert.equal((await other).body, 'other');
      assert.deepEqual([held.length, held[index]?.request.url, held[index]?.body], [index + 1, path, body]);
      held[index]?.response.end(path);
    }
    const answers = await takeRest(socket);
    assert.deepEqual(answers.match(/(?<=\r\n\r\n)\/\d/g), ['/1', '/2', '/3', '/4']);
    assert.equal(backend.requests.length - before, 8);
  }
});

for (const [name, count, length] of [
  ['many', 2100, 1],
  ['large', 200, 8000],
] as const) {
  test(`${name} requests that a caller sends at once are all answered, in order`, async t => {
    const { gateway, urls } = await started(t, (request, response) => response.end(request.url));
    const paths = Array.from({ length: count }, (_, index) => `/${index}`);
    const last = get('/last', 'Connection: close');
    for (const url of urls) {
      const socket = await dial(t, url);
      socket.write(paths.map(path => get(path, `X: ${'y'.repeat(length)}`)).join('') + last);
      const bodies = (await takeRest(socket)).match(/(?<=\r\n\r\n)\/(?:\d+|last)/g);
      assert.deepEqual(bodies, [...paths, '/last']);
    }
    assert.equal(gateway.lines.length, 2 * (count + 1));
  });
}

test('bodies that are sent at once arrive whole, each with its own request', async t => {
  const { held, arrived, listener } = holding();
  const { gateway } = await started(t, listener);
  const bodies = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index).repeat(100_000));
  const socket = await dial(t, gateway.url);
  socket.write(bodies.map((body, index) => post(`/${index}`, body)).join(''));
  for (const [index, body] of bodies.entries()) {
    await arrived(index + 1);
    assert.ok(held[index]?.body === body, `body ${index}`);
    held[index]?.response.end('ok');
    await takeHead(socket);
    await take(socket, 'ok'.length);
  }
});

for (const [name, method] of [
  ['GETs', get],
  ['POSTs', (path: string) => post(path, 'body')],
] as const) {
  test(`a caller that sends 1,100 ${name} at once and reads none takes one connection of the backend, and leaves none behind`, async t => {
    const answer = Buffer.alloc(10_000);
    // More than the sockets between the gateway and a caller that reads nothing can hold.
    const endless = Buffer.alloc(64 << 20);
    const stuck = new EventEmitter();
    let running = 0;
    let most = 0;
    const closed: Promise<unknown>[] = [];
    const { gateway, backend, urls } = await started(
      t,
      (request, response) => {
        if (request.url === '/honest') return void response.end('served');
        running += 1;
        most = Math.max(most, running);
        closed.push(once(response, 'close').then(() => (running -= 1)));
        const last = request.url?.endsWith('/2');
        response.end(last ? endless : answer);
        if (last) stuck.emit(request.url ?? '');
      },
      3,
    );
    for (const [caller, url] of urls.entries()) {
      const socket = await dial(t, url);
      const third = once(stuck, `/${caller}/2`);
      socket.write(Array.from({ length: 1100 }, (_, index) => method(`/${caller}/${index}`)).join(''));
      await third;
      assert.equal((await send(`${gateway.url}/honest`)).body, 'served');
      socket.destroy();
      await gateway.logged(new RegExp(` /${caller}/2 499 b `));
      await Promise.all(closed);
      assert.equal((await send(`${gateway.url}/honest`)).body, 'served');
    }
    assert.ok(most <= urls.length, String(most));
    assert.equal(backend.requests.filter(({ url }) => url !== '/honest').length, 3 * urls.length);
    await gateway.close(20_000);
  });
}

test('requests that wait behind one without an answer end with their connection, and stop nobody', async t => {
  const { held, arrived, listener } = holding();
  const { gateway, urls } = await started(t, listener, 2);
  for (const [index, url] of urls.entries()) {
    for (const end of ['destroy', 'end'] as const) {
      held.length = 0;
      const socket = await dial(t, url);
      socket.on('error', () => undefined);
      socket.write(Array.from({ length: 1100 }, () => get(`/${index}-${end}`)).join(''));
      await arrived(1);
      const gone = once(held[0]?.response ?? assert.fail(), 'close');
      socket[end]();
      await gone;
      await gateway.logged(new RegExp(`GET /${index}-${end} 499 b `));
      assert.equal(held.length, 1);
    }
  }
  await gateway.close(20_000);
});

test('what waits behind an answer that ends its connection is not served', async t => {
  const { backend, gateway } = await started(t, (_request, response) => response.end('ok'));
  const answers = await sendRaw(gateway.url, `${get('/1')}${get('/2', 'Connection: close')}${post('/3', 'x')}`);
  assert.equal(answers.match(/HTTP\/1\.1 200 OK/g)?.length, 2);
  assert.deepEqual(
    backend.requests.map(({ url }) => url),
    ['/1', '/2'],
  );
});

test('what is no HTTP is refused when the requests before it are answered', async t => {
  const { held, arrived, listener } = holding();
  const { gateway } = await started(t, listener);
  const socket = await dial(t, gateway.url);
  socket.write(`${get('/1')}${get('/2')}rubbish\r\n\r\n`);
  for (const count of [1, 2]) {
    await arrived(count);
    held[count - 1]?.response.end(`answer ${count}`);
  }
  assert.match(await takeRest(socket), /200 OK.*answer 1HTTP\/1\.1 200 OK.*answer 2HTTP\/1\.1 400 Bad Request/s);
});
