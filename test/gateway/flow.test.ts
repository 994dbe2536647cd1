import assert from 'node:assert/strict';
import type http from 'node:http';
import { test } from 'node:test';
import { bodyOf } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startShop } from './support/shop.ts';

test('a retry sends the request to the backend again, with its body, until it is taken', async t => {
  const bodies: string[] = [];
  const { gateway } = await startShop(
    t,
    { backend: '<retry condition="@(context.Response.StatusCode == 503)" count="3" interval="0"><base /></retry>' },
    {
      handler: async (request, response) => {
        bodies.push(await bodyOf(request));
        response.statusCode = bodies.length < 3 ? 503 : 200;
        response.end('x'.repeat(100_000));
      },
    },
  );
  const { status, body } = await send(`${gateway.url}/shop/a`, { method: 'POST', body: 'hello' });
  assert.deepEqual([status, body.length, bodies], [200, 100_000, ['hello', 'hello', 'hello']]);
});

test('before a backend is called its section sees an empty answer, and then the one there is', async t => {
  const again =
    '<choose><when condition="@(context.Response.StatusCode == 503)"><set-header name="X-Again"><value>@(context.Response.StatusReason)</value></set-header></when></choose>';
  const first =
    '<set-header name="X-First"><value>@(context.Response.StatusCode + context.Response.StatusReason)</value></set-header>';
  const { gateway, backend } = await startShop(
    t,
    {
      backend: `${first}<retry condition="@(context.Response.StatusCode == 503)" count="2" interval="0">${again}<base /></retry>`,
    },
    {
      handler: (_, response) => {
        response.writeHead(backend.requests.length < 2 ? 503 : 200, 'Late').end();
      },
    },
  );
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  assert.deepEqual(
    backend.requests.map(({ headers }) => [headers['x-first'], headers['x-again']]),
    [
      ['200OK', undefined],
      ['200OK', 'Late'],
    ],
  );
});

test('a backend that breaks off is called again, and its failure is told where that does not help', async t => {
  const { gateway, backend } = await startShop(
    t,
    { backend: '<retry condition="@(context.Response == null)" count="2" interval="0"><base /></retry>' },
    { handler: (request, response) => (request.url === '/well' ? response.end('ok') : request.socket.destroy()) },
  );
  assert.equal((await send(`${gateway.url}/shop/well`, { method: 'POST' })).status, 200);
  assert.equal((await send(`${gateway.url}/shop/ill`, { method: 'POST' })).status, 500);
  assert.deepEqual(
    backend.requests.map(({ url }) => url),
    ['/well', '/ill', '/ill', '/ill'],
  );
  const { lastError } = gateway.records.at(-1) ?? {};
  assert.deepEqual(
    lastError !== null && typeof lastError === 'object' && 'reason' in lastError && lastError.reason,
    'BackendConnectionFailure',
  );
});

test('a caller that hangs up while a retry waits lets the request end', async t => {
  const asked = new EventTarget();
  const { gateway } = await startShop(
    t,
    { backend: '<retry condition="true" count="1" interval="3600"><base /></retry>' },
    {
      handler: (_request, response) => {
        response.statusCode = 503;
        response.end();
        asked.dispatchEvent(new Event('request'));
      },
    },
  );
  const controller = new AbortController();
  const request = new Promise(resolve => asked.addEventListener('request', resolve));
  const cut = assert.rejects(fetch(`${gateway.url}/shop/a`, { signal: controller.signal }));
  await request;
  controller.abort();
  await cut;
  assert.match(await gateway.logged(/GET \/shop\/a /), / 499 /);
});

test('limit-concurrency refuses one more request with 429, until one has left', async t => {
  const waiting: http.ServerResponse[] = [];
  const { gateway } = await startShop(
    t,
    { backend: '<limit-concurrency key="shop" max-count="1"><base /></limit-concurrency>' },
    { handler: (_request, response) => waiting.push(response) },
  );
  const first = send(`${gateway.url}/shop/a`);
  while (waiting.length === 0) await new Promise(setImmediate);
  const { status, headers, body } = await send(`${gateway.url}/shop/b`);
  assert.deepEqual(
    [status, headers['content-type'], body],
    [429, 'application/json', '{ "statusCode": 429, "message": "Concurrency limit is exceeded." }'],
  );
  waiting[0]?.end('done');
  assert.equal((await first).status, 200);
  const next = send(`${gateway.url}/shop/c`);
  while (waiting.length === 1) await new Promise(setImmediate);
  waiting[1]?.end('done');
  assert.equal((await next).status, 200);
});
