import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse, type ResponseMessage } from '../../../src/http/message.ts';
import { contextIn, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import { type Steered, steered } from '../steered.ts';

interface Asked {
  readonly lookup?: string;
  readonly vary?: string;
  readonly store?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: readonly string[];
  readonly response?: ResponseMessage;
}

let count = 0;
const fresh = (): ResponseMessage =>
  heldResponse(
    200,
    'Fine',
    ['X-Kept', 'yes', 'Set-Cookie', 'a=1', 'Cache-Control', 'public'],
    Buffer.from(`é${++count}`),
  );

/** What the caller gets, and whether the backend was called for it. */
async function ask(world: Steered, asked: Asked) {
  const { services, asked: forwarded } = fakeServices(asked.response ?? fresh());
  const context = contextIn(world, services);
  Object.assign(context.request, {
    method: asked.method ?? 'GET',
    path: asked.path ?? '/items/1',
    query: asked.query ?? '',
    headers: asked.headers ?? [],
  });
  const inbound =
    `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" ${asked.lookup ?? ''}>${asked.vary ?? ''}</cache-lookup>` +
    '<set-header name="X-After-Lookup"><value>1</value></set-header>';
  const outbound = `<cache-store ${asked.store ?? 'duration="60"'} /><set-header name="X-Out"><value>1</value></set-header>`;
  await runIn(context, { api: { inbound, backend: '<forward-request />', outbound, onError: '<base />' } }, everything);
  const { response, request, lastError } = context;
  return {
    isHit: forwarded.length === 0,
    inboundWentOn: request.headers.includes('X-After-Lookup'),
    status: response?.statusCode,
    statusText: response?.statusText,
    headers: response?.headers,
    body: response?.body.bytes?.toString(),
    lastError,
  };
}

/** Whether the second is answered by what the first has left. */
async function hits(first: Asked, second: Asked): Promise<boolean> {
  const world = steered();
  await ask(world, first);
  return (await ask(world, second)).isHit;
}

test('a second GET is answered from the cache: the rest of inbound and the backend are left out, outbound runs', async () => {
  const world = steered();
  const first = await ask(world, {});
  assert.deepEqual([first.isHit, first.inboundWentOn], [false, true]);
  const { body, ...second } = await ask(world, {});
  assert.deepEqual(second, {
    isHit: true,
    inboundWentOn: false,
    status: 200,
    statusText: 'Fine',
    headers: ['X-Kept', 'yes', 'Cache-Control', 'no-store', 'X-Out', '1'],
    lastError: undefined,
  });
  assert.equal(body, first.body);
});

test('a cached response is gone after its duration', async () => {
  const world = steered();
  const { body } = await ask(world, { store: 'duration="@(30)"' });
  world.clock.advance(29_999);
  assert.equal((await ask(world, {})).body, body);
  world.clock.advance(1);
  assert.notEqual((await ask(world, {})).body, body);
});

test('the key is path and query', async () => {
  assert.equal(await hits({ query: '?a=1&b=2' }, { query: '?a=1&b=2' }), true);
  assert.equal(await hits({ query: '?a=1' }, { query: '?a=2' }), false);
  assert.equal(await hits({ path: '/a' }, { path: '/b' }), false);
});

test('where query parameters are named only those count, in whatever order and case', async () => {
  const vary =
    '<vary-by-query-parameter>A; b</vary-by-query-parameter><vary-by-query-parameter>c</vary-by-query-parameter>';
  assert.equal(await hits({ vary, query: '?a=1&b=2&x=1' }, { vary, query: '?x=2&B=2&a=1' }), false);
  assert.equal(await hits({ vary, query: '?a=1&b=2&x=1' }, { vary, query: '?x=2&b=2&a=1' }), true);
  assert.equal(await hits({ vary, query: '?c=1' }, { vary, query: '?c=2' }), false);
  assert.equal(await hits({ vary, query: '' }, { vary, query: '?d=2' }), true);
});

test('headers that are named count, others do not', async () => {
  const vary = '<vary-by-header>Accept</vary-by-header><vary-by-header>accept-language;X-Tenant</vary-by-header>';
  const headers = ['accept', 'text/plain', 'X-Tenant', 'a'];
  assert.equal(await hits({ vary, headers }, { vary, headers: [...headers, 'X-Other', '1'] }), true);
  assert.equal(await hits({ vary, headers }, { vary, headers: ['accept', 'text/html', 'X-Tenant', 'a'] }), false);
  assert.equal(await hits({ vary, headers }, { vary, headers: ['accept', 'text/plain'] }), false);
});

test('only GET is cached', async () => {
  assert.equal(await hits({ method: 'POST' }, { method: 'POST' }), false);
  assert.equal(await hits({ method: 'HEAD' }, {}), false);
});

test('a request with Authorization is neither looked up nor stored, unless that is allowed', async () => {
  const headers = ['Authorization', 'Bearer x'];
  assert.equal(await hits({ headers }, {}), false);
  assert.equal(await hits({}, { headers }), false);
  const lookup = 'allow-private-response-caching="@(true)"';
  assert.equal(await hits({ headers, lookup }, { headers, lookup }), true);
});

test('only 200 is stored, unless cache-response says otherwise', async () => {
  const response = (): ResponseMessage => heldResponse(404, '', [], Buffer.from('none'));
  assert.equal(await hits({ response: response() }, {}), false);
  assert.equal(await hits({ response: response(), store: 'duration="60" cache-response="true"' }, {}), true);
  assert.equal(await hits({ response: response(), store: 'duration="60" cache-response="false"' }, {}), false);
});

test('a response of more than 2 MiB is not stored', async () => {
  const response = (length: number): ResponseMessage => heldResponse(200, '', [], Buffer.alloc(length));
  assert.equal(await hits({ response: response(2 * 1024 * 1024) }, {}), true);
  assert.equal(await hits({ response: response(2 * 1024 * 1024 + 1) }, {}), false);
});

test('what caches after this one may do is told with each response, stored or found', async () => {
  for (const [lookup, stored, found] of [
    ['downstream-caching-type="none"', 'no-store', 'no-store'],
    [
      'downstream-caching-type="private"',
      'private, max-age=60, must-revalidate',
      'private, max-age=50, must-revalidate',
    ],
    ['downstream-caching-type="@("public")" must-revalidate="false"', 'public, max-age=60', 'public, max-age=50'],
  ] as const) {
    const world = steered();
    const control = async (): Promise<string | undefined> => {
      const { headers = [] } = await ask(world, { lookup });
      return headers[headers.indexOf('Cache-Control') + 1];
    };
    const first = await control();
    world.clock.advance(10_000);
    assert.deepEqual([first, await control()], [stored, found]);
  }
});

test('there is no external cache', async () => {
  const lookup = 'caching-type="external"';
  assert.equal(await hits({ lookup }, { lookup }), false);
  assert.equal(await hits({ lookup: 'caching-type="internal"' }, { lookup: 'caching-type="prefer-external"' }), true);
});

test('an expression that is no duration fails the request', async () => {
  const { lastError, status } = await ask(steered(), { store: 'duration="@("long")"' });
  assert.deepEqual(
    [status, lastError?.source, lastError?.message],
    [500, 'cache-store', "Expression evaluation failed. The 'duration' attribute must be a whole number of seconds."],
  );
});

test('cache-store without cache-lookup stores nothing', async () => {
  const { services } = fakeServices(fresh());
  const sections = { inbound: '', backend: '<forward-request />', outbound: '<cache-store duration="60" />' };
  const context = await runIn(contextIn(steered(), services), { api: sections }, everything);
  assert.deepEqual([context.response?.statusCode, context.response?.headers.includes('public')], [200, true]);
});
