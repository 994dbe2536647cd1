import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';

const toUrl = (url: string) => (store: Parameters<typeof newBackend>[0]) =>
  newBackend(store, 'b', { url, protocol: 'http' });

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
  test(`a ${method} is not lost to a connection that closes as it is used again`, async t => {
    const heads: string[] = [];
    const backend = await startRawBackend(t, socket => {
      let answered = 0;
      onRequest(socket, head => {
        heads.push(head);
        answered += 1;
        // The second request of a connection finds it closing.
        if (answered === 2) socket.destroy();
        else socket.write(method === 'HEAD' ? OK.slice(0, -2) : OK);
      });
    });
    const gateway = await startTestGateway(t, toUrl(backend.url));
    for (let round = 0; round < 6; round += 1) {
      const { status, body } = await send(gateway.url, { method });
      assert.deepEqual([status, body], [200, method === 'HEAD' ? '' : 'ok']);
    }
    // Rounds 2, 4 and 6 are sent twice, the second time on a connection that is closed afterwards.
    const ofItsOwn = heads.filter(head => /^connection: close$/im.test(head));
    assert.ok(ofItsOwn.length >= 2, `${ofItsOwn.length} requests were repeated`);
  });
}

test('a small body is sent again whole', async t => {
  const bodies: string[] = [];
  let requests = 0;
  const backend = await startPlainBackend(t, {
    handler: async (request, response) => {
      requests += 1;
      if (requests === 2) return request.socket.destroy();
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      response.end('ok');
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const body = 'x'.repeat(60_000);
  for (const _ of [1, 2]) assert.equal((await send(gateway.url, { method: 'PUT', body })).status, 200);
  assert.deepEqual(bodies, [body, body]);
});

test('a POST is never sent twice', async t => {
  let requests = 0;
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, head => {
      if (!head.startsWith('POST')) return;
      requests += 1;
      socket.destroy();
    }),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url));
  for (const body of ['', 'small']) {
    assert.equal((await send(gateway.url, { method: 'POST', body })).status, 500);
  }
  assert.equal(requests, 2);
});

test('nothing is sent twice once a byte of an answer came', async t => {
  let requests = 0;
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () => {
      requests += 1;
      socket.write('HTTP/1.1 103 Early Hints\r\n\r\n', () => socket.destroy());
    }),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url));
  assert.equal((await send(gateway.url)).status, 500);
  assert.equal(requests, 1);
});

test('idle connections that a backend closes lose no GET under load', async t => {
  const backend = await startPlainBackend(t, {
    handler: (request, response) => {
      response.end('ok');
      // As soon as the answer is out, the connection goes, while the next request may be on its way.
      response.on('finish', () => setTimeout(() => request.socket.destroy(), 2));
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const statuses = new Set<number>();
  const worker = async () => {
    for (let round = 0; round < 40; round += 1) statuses.add((await send(gateway.url)).status);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  assert.deepEqual([...statuses], [200]);
});
