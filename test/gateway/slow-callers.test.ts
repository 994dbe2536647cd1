import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { AZURE_LIMITS, AZURE_TIMEOUTS, CALLER_LIMITS } from '../../src/gateway/settings.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { serverIdentity } from '../support/certificates.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { accept, dial, open, startWebSocketBackend, takeHead } from './support/web-socket.ts';

const GET = 'GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n';
const BIG = Buffer.alloc(30_000_000);

/** What limits the time: what a caller may leave lying, or how long a backend's body may stand still. */
const LIMITS = {
  callers: { callerLimits: { ...CALLER_LIMITS, idle: 600 } },
  backends: { timeouts: { ...AZURE_TIMEOUTS, idle: 600 } },
};

async function started(t: TestContext, url: string, limit: keyof typeof LIMITS) {
  const { chain, privateKey } = await serverIdentity();
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url, protocol: 'http' }), {
    https: { port: 0, certificate: chain.join(''), privateKey },
    backendLimits: { ...AZURE_LIMITS, connections: 1 },
    ...LIMITS[limit],
  });
  return { gateway, urls: [gateway.url, gateway.httpsUrl ?? ''] };
}

/** Reads a byte each time that the event loop has nothing else to do for a moment. */
function sip(socket: Socket): void {
  const timer = setInterval(() => socket.read(1), 50);
  socket.once('close', () => clearInterval(timer));
}

/** With an error or without. */
const closeOf = (socket: Socket) =>
  new Promise<void>(resolve => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });

for (const limit of ['callers', 'backends'] as const) {
  for (const [how, treat] of [
    ['reads nothing', () => undefined],
    ['reads a byte now and then', sip],
    ['ends its side and reads nothing', (socket: Socket) => void socket.end()],
  ] as const) {
    test(`a caller that ${how} does not keep a backend's only connection (limit: ${limit})`, async t => {
      const backend = await startPlainBackend(t, {
        handler: (request, response) => void response.end(request.url === '/big' ? BIG : 'served'),
      });
      const { gateway, urls } = await started(t, backend.url, limit);
      for (const url of urls) {
        const socket = await dial(t, url);
        socket.on('error', () => undefined);
        socket.write(GET);
        await once(socket, 'readable');
        treat(socket);
        assert.equal((await send(`${gateway.url}/honest`)).body, 'served');
        socket.destroy();
      }
      assert.match(await gateway.logged(/GET \/big 499 b /), /The caller (closed the connection|did not take what)/);
    });
  }
}

test('the log says that a caller did not take its answer, and within how long', async t => {
  const backend = await startPlainBackend(t, { handler: (_request, response) => void response.end(BIG) });
  const { gateway } = await started(t, backend.url, 'backends');
  const socket = await dial(t, gateway.url);
  socket.write(GET);
  assert.match(
    await gateway.logged(/GET \/big/),
    /GET \/big 499 b .* The caller did not take what was sent to it within 0\.6 s\./,
  );
  assert.deepEqual([gateway.records[0]?.responseCode, gateway.records[0]?.isRequestSuccess], [499, false]);
});

test('a caller that takes its time but takes it all gets a body that is longer in coming than the limit', async t => {
  const backend = await startPlainBackend(t, { handler: (_request, response) => void response.end(BIG) });
  const { gateway } = await started(t, backend.url, 'backends');
  const socket = await dial(t, gateway.url);
  socket.write('GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  await takeHead(socket);
  let bytes = 0;
  const began = performance.now();
  for await (const chunk of socket) {
    bytes += chunk.length;
    if (performance.now() - began < 1500) await new Promise(resolve => setTimeout(resolve, 5));
  }
  assert.equal(bytes, BIG.length);
});

for (const ending of ['goes on', 'ends its side'] as const) {
  test(`a WebSocket whose caller never reads does not keep its backend, which ${ending}`, async t => {
    const backend = await startWebSocketBackend(t, ({ request, socket }) => {
      socket.write(accept(request));
      // Enough that it waits in the gateway, and less than would stop the backend.
      if (ending === 'goes on') socket.write(BIG);
      else socket.end(Buffer.alloc(8_000_000));
    });
    const { gateway, urls } = await started(t, backend.url, 'callers');
    for (const [index, url] of urls.entries()) {
      const { socket } = await open(t, `${url}/ws-${index}`);
      socket.on('error', () => undefined);
      const { socket: far } = await backend.opened(index);
      await closeOf(far);
      assert.equal((await send(`${gateway.url}/honest`)).body, 'plain');
      await gateway.logged(new RegExp(`GET /ws-${index} 499 b .* The caller did not take what was sent to it`));
    }
    await gateway.close(20_000);
  });
}

test('a WebSocket whose backend never reads ends too, though its caller goes on', async t => {
  const backend = await startWebSocketBackend(t, ({ request, socket }) => {
    socket.write(accept(request));
    socket.pause();
  });
  const { gateway } = await started(t, backend.url, 'backends');
  const { socket } = await open(t, `${gateway.url}/ws`);
  socket.on('error', () => undefined);
  socket.write(BIG);
  socket.resume();
  await closeOf(socket);
  assert.equal((await send(`${gateway.url}/honest`)).body, 'plain');
});

test('a WebSocket may be silent for longer than its caller may leave lying what was sent', async t => {
  const backend = await startWebSocketBackend(t, ({ request, socket }) => {
    socket.write(accept(request));
    socket.on('data', chunk => socket.write(chunk));
  });
  const { gateway } = await started(t, backend.url, 'callers');
  const { socket } = await open(t, `${gateway.url}/ws`);
  const other = await dial(t, gateway.url);
  other.resume();
  // Closed for its silence, twice as long as the WebSocket may not be.
  await once(other, 'close');
  socket.write('still there');
  assert.equal(String((await once(socket, 'data'))[0]), 'still there');
});
