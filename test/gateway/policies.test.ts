import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { setPolicy } from '../../src/resources/policies.ts';
import { type PlainBackendOptions, startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';

interface Sections {
  readonly inbound?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

const document = ({ inbound, outbound, onError }: Sections, backend: string): string =>
  `<policies><inbound>${inbound ?? '<base />'}</inbound><backend>${backend}</backend>` +
  `<outbound>${outbound ?? '<base />'}</outbound><on-error>${onError ?? '<base />'}</on-error></policies>`;

/** An API at /shop with these policies, of an echoing backend or one of the test's own. */
async function startShop(t: TestContext, sections: Sections, options: PlainBackendOptions) {
  const backend = await startPlainBackend(t, options);
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'shop', backend.url);
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, document(sections, '<base />'));
  });
  return { backend, gateway };
}

test('set-header changes what the backend receives, and what the caller gets', async t => {
  const { backend, gateway } = await startShop(
    t,
    {
      inbound: '<set-header name="X-Caller"><value>@(context.Request.IpAddress)</value></set-header>',
      outbound:
        '<set-header name="X-Status"><value>@(context.Response.StatusCode + 1)</value></set-header><set-header name="content-type" exists-action="delete" />',
    },
    {},
  );
  const answer = await send(`${gateway.url}/shop/a`, { headers: { 'x-caller': 'me', 'x-other': 'kept' } });
  const [received] = backend.requests;
  assert.deepEqual([received?.headers['x-caller'], received?.headers['x-other']], ['127.0.0.1', 'kept']);
  assert.deepEqual([answer.headers['x-status'], answer.headers['content-type']], ['201', undefined]);
});

test('choose by the body of a request leaves the body for the backend', async t => {
  const when = '@(context.Request.Body.As<JObject>(preserveContent: true)["kind"].ToString() == "big")';
  const { gateway } = await startShop(
    t,
    {
      inbound: `<choose><when condition="${when.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"><set-header name="X-Big"><value>yes</value></set-header></when></choose>`,
    },
    {},
  );
  for (const [body, big] of [
    ['{"kind":"big"}', 'yes'],
    [JSON.stringify({ kind: 'small', rest: 'x'.repeat(200_000) }), undefined],
  ] as const) {
    const echoed = JSON.parse((await send(`${gateway.url}/shop/a`, { method: 'POST', body })).body);
    assert.deepEqual([echoed.headers['x-big'], echoed.body === body], [big, true]);
  }
});

test('a body that an expression has read without keeping it is gone', async t => {
  const { gateway } = await startShop(
    t,
    {
      inbound: '<set-header name="X-Body"><value>@(context.Request.Body.As&lt;string&gt;())</value></set-header>',
    },
    {},
  );
  const echoed = JSON.parse((await send(`${gateway.url}/shop/a`, { method: 'POST', body: 'hello' })).body);
  assert.deepEqual([echoed.headers['x-body'], echoed.body], ['hello', '']);
});

test('without a body in the request Body is null', async t => {
  const { gateway } = await startShop(
    t,
    { inbound: '<set-header name="X-Body"><value>@(context.Request.Body == null)</value></set-header>' },
    {},
  );
  assert.equal(JSON.parse((await send(`${gateway.url}/shop/a`)).body).headers['x-body'], 'True');
});

test('an expression in outbound reads the backend’s body, compressed or not, and the caller gets its bytes', async t => {
  const text = JSON.stringify({ kind: 'big', rest: 'x'.repeat(300_000) });
  for (const [coding, bytes] of [
    ['identity', Buffer.from(text)],
    ['gzip', gzipSync(text)],
  ] as const) {
    const { gateway } = await startShop(
      t,
      {
        outbound:
          '<set-header name="X-Kind"><value>@((string)context.Response.Body.As&lt;JObject&gt;(preserveContent: true)["kind"])</value></set-header>',
      },
      {
        handler: (_request, response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding });
          response.end(bytes);
        },
      },
    );
    const answer = await fetch(`${gateway.url}/shop/a`);
    assert.deepEqual([answer.headers.get('x-kind'), await answer.text()], ['big', text]);
  }
});

test('a backend’s body larger than a policy may read fails the request, and its connection is let go', async t => {
  const { gateway, backend } = await startShop(
    t,
    {
      outbound:
        '<set-header name="X-Length"><value>@(context.Response.Body.As&lt;string&gt;(preserveContent: true).Length)</value></set-header>',
    },
    { handler: (_request, response) => response.end(Buffer.alloc(17 * 1024 * 1024)) },
  );
  const { status } = await send(`${gateway.url}/shop/a`);
  assert.deepEqual([status, backend.requests.length], [500, 1]);
  assert.match(
    gateway.lines.at(-1) ?? '',
    /The body is larger than 16777216 bytes, which is the most that a policy may read\./,
  );
});

test('return-response answers without a call of the backend, its length told', async t => {
  const { backend, gateway } = await startShop(
    t,
    {
      inbound:
        '<return-response><set-status code="403" reason="No" /><set-header name="Content-Type"><value>text/plain</value></set-header><set-body>é</set-body></return-response>',
    },
    {},
  );
  const answer = await send(`${gateway.url}/shop/a`);
  assert.deepEqual(
    [answer.status, answer.statusText, answer.headers['content-length'], answer.headers['content-type'], answer.body],
    [403, 'No', '2', 'text/plain', 'é'],
  );
  assert.equal(backend.requests.length, 0);
});

test('return-response in outbound takes the place of a large answer, whose connection serves on', async t => {
  const { backend, gateway } = await startShop(
    t,
    { outbound: '<return-response><set-status code="204" /></return-response>' },
    { handler: (_request, response) => response.end(Buffer.alloc(5 * 1024 * 1024)) },
  );
  for (let call = 0; call < 3; call += 1) {
    const { status, headers } = await send(`${gateway.url}/shop/a`);
    assert.deepEqual([status, headers['content-length']], [204, undefined]);
  }
  assert.equal(backend.requests.length, 3);
});

test('the global on-error is run for a path that leads nowhere', async t => {
  const { gateway } = await startShop(t, {}, {});
  const none = await send(`${gateway.url}/nowhere`);
  assert.deepEqual([none.status, none.body], [404, '{ "statusCode": 404, "message": "Resource not found" }']);
  await setPolicy(
    gateway.store,
    { kind: 'global' },
    document(
      {
        inbound: '',
        outbound: '',
        onError:
          '<set-header name="X-Reason"><value>@(context.LastError.Source + " " + context.LastError.Reason + " " + context.Response.StatusCode)</value></set-header>',
      },
      '<forward-request />',
    ),
  );
  const told = await send(`${gateway.url}/nowhere`);
  assert.deepEqual(
    [told.status, told.headers['x-reason'], told.body],
    [404, 'configuration OperationNotFound 404', '{ "statusCode": 404, "message": "Resource not found" }'],
  );
  assert.match(gateway.lines.at(-1) ?? '', /GET \/nowhere 404 .* Unable to match incoming request to an operation\./);
});
