import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import type { Store } from '../../src/store/store.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send, sendRaw } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';

const to =
  (url: string, credentials?: NonNullable<Parameters<typeof newBackend>[2]['credentials']>) => (store: Store) =>
    newBackend(store, 'b', { url, protocol: 'http', ...(credentials === undefined ? {} : { credentials }) });

test('headers of one connection stop at the gateway, and what Connection names with them', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, to(backend.url));
  const answer = await sendRaw(
    gateway.url,
    [
      'POST /x HTTP/1.1',
      'Host: localhost',
      'Connection: close, X-Private',
      'Keep-Alive: timeout=5',
      'Proxy-Connection: keep-alive',
      'Proxy-Authorization: Basic secret',
      'TE: trailers',
      'Trailer: X-Sum',
      'Upgrade: h2c',
      'Expect: 100-continue',
      'X-Private: 1',
      'Apim-Debug-Authorization: secret',
      'Ocp-Apim-Trace: true',
      'Ocp-Apim-Subscription-Key: key',
      'X-Kept: a',
      'x-kept: b',
      'Content-Length: 4',
      '',
      'body',
    ].join('\r\n'),
  );
  assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  const [request] = backend.requests;
  assert.equal(request?.body, 'body');
  assert.deepEqual(
    [...(request?.rawHeaders ?? [])],
    [
      'host',
      `localhost:${backend.port}`,
      'connection',
      'keep-alive',
      'Ocp-Apim-Subscription-Key',
      'key',
      'X-Kept',
      'a',
      'x-kept',
      'b',
      'X-Forwarded-For',
      '127.0.0.1',
      'content-length',
      '4',
    ],
  );
});

test('headers of one connection stop on the way back too; the rest comes as it was, repeated or not', async t => {
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () =>
      socket.write(
        [
          'HTTP/1.1 200 As You Like It',
          'Connection: keep-alive, X-Private',
          'Keep-Alive: timeout=5',
          'Proxy-Authenticate: Basic',
          'X-Private: 1',
          'Set-Cookie: a=1',
          'Set-Cookie: b=2',
          'X-LATIN: caf\u00e9',
          'Date: Thu, 01 Jan 1970 00:00:00 GMT',
          'Content-Length: 2',
          '',
          'ok',
        ].join('\r\n'),
        'latin1',
      ),
    ),
  );
  const gateway = await startTestGateway(t, to(backend.url));
  const { statusText, rawHeaders } = await send(gateway.url);
  assert.equal(statusText, 'As You Like It');
  assert.deepEqual(rawHeaders, [
    'Set-Cookie',
    'a=1',
    'Set-Cookie',
    'b=2',
    'X-LATIN',
    'caf\u00e9',
    'Date',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Content-Length',
    '2',
    'Connection',
    'close',
  ]);
});

test('a reason phrase of any bytes passes', async t => {
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () => socket.write('HTTP/1.1 200 \u2713 sch\u00f6n\r\nContent-Length: 0\r\n\r\n')),
  );
  const gateway = await startTestGateway(t, to(backend.url));
  const { status, statusText } = await send(gateway.url);
  assert.deepEqual([status, Buffer.from(statusText, 'latin1').toString()], [200, '\u2713 sch\u00f6n']);
});

test('the caller’s address is appended to X-Forwarded-For', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, to(backend.url));
  await send(gateway.url, { headers: ['X-Forwarded-For', '10.0.0.1', 'X-Forwarded-For', '10.0.0.2, 10.0.0.3'] });
  assert.equal(backend.requests[0]?.headers['x-forwarded-for'], '10.0.0.1, 10.0.0.2, 10.0.0.3, 127.0.0.1');
});

test('credentials of an entity take the place of what the caller sends', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(
    t,
    to(`${backend.url}/base/`, {
      header: { 'X-Key': ['one', 'two'] },
      query: { code: ['a b&c', 'd'] },
      authorization: { scheme: 'Bearer', parameter: 'token' },
    }),
  );
  await send(`${gateway.url}/items?x=1&code=mine&%63ode=mine&y=%2F`, {
    headers: { 'x-key': 'mine', authorization: 'Basic mine', 'x-other': 'kept' },
  });
  await send(gateway.url);
  const [first, second] = backend.requests;
  assert.equal(first?.url, '/base/items?x=1&y=%2F&code=a%20b%26c&code=d');
  assert.equal(second?.url, '/base/?code=a%20b%26c&code=d');
  assert.deepEqual(
    [first?.headers['x-key'], first?.headers.authorization, first?.headers['x-other']],
    ['one, two', 'Bearer token', 'kept'],
  );
});

test('HEAD, 204 and 304 have no body, and keep the headers that tell of one', async t => {
  const backend = await startPlainBackend(t, {
    handler: ({ method, url }, response) => {
      if (url === '/204') return response.writeHead(204, { 'x-seen': String(method) }).end();
      if (url === '/304') return response.writeHead(304, { etag: '"1"', 'content-length': 5 }).end();
      response.writeHead(200, { 'content-length': 5 }).end(method === 'HEAD' ? undefined : 'whole');
    },
  });
  const gateway = await startTestGateway(t, to(backend.url));
  const head = await send(`${gateway.url}/200`, { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers['content-length'], head.body], [200, '5', '']);
  const nothing = await send(`${gateway.url}/204`);
  assert.deepEqual([nothing.status, nothing.headers['x-seen'], nothing.body], [204, 'GET', '']);
  const unchanged = await send(`${gateway.url}/304`);
  assert.deepEqual(
    [unchanged.status, unchanged.headers.etag, unchanged.headers['content-length'], unchanged.body],
    [304, '"1"', '5', ''],
  );
  assert.equal((await send(`${gateway.url}/200`)).body, 'whole');
});

test('bodies pass in every framing and method, without one where there is none', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, to(backend.url));
  const large = 'x'.repeat(200_000);
  await send(gateway.url, { method: 'POST' });
  await send(gateway.url, { method: 'POST', headers: { 'content-length': '0' } });
  await send(gateway.url, { method: 'GET', body: 'of a get', headers: { 'content-length': '8' } });
  await send(gateway.url, { method: 'DELETE', body: 'chunked', headers: { 'transfer-encoding': 'chunked' } });
  await send(gateway.url, { method: 'PATCH', body: large });
  await send(gateway.url, { method: 'PUT', body: large, headers: { 'transfer-encoding': 'chunked' } });
  assert.deepEqual(
    backend.requests.map(({ method, body, headers }) => [
      method,
      body.length,
      headers['content-length'],
      headers['transfer-encoding'],
    ]),
    [
      ['POST', 0, '0', undefined],
      ['POST', 0, '0', undefined],
      ['GET', 8, '8', undefined],
      ['DELETE', 7, '7', undefined],
      ['PATCH', 200_000, '200000', undefined],
      ['PUT', 200_000, undefined, 'chunked'],
    ],
  );
});
