import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { newBackend } from '../../src/resources/backends.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { steered } from '../policy/steered.ts';
import { send } from './support/client.ts';
import { shopDocument, startShop } from './support/shop.ts';

test('rate-limit-by-key refuses with Azure’s reply, and says with each answer how many calls are left', async t => {
  const surroundings = steered();
  const { gateway, backend } = await startShop(
    t,
    {
      inbound:
        '<rate-limit-by-key calls="2" renewal-period="60" counter-key="@(context.Request.IpAddress)" remaining-calls-header-name="X-Left" total-calls-header-name="X-Total" />',
    },
    { surroundings },
  );
  const ask = () => send(`${gateway.url}/shop/a`);
  const told = ({ status, headers }: Awaited<ReturnType<typeof send>>) => [
    status,
    headers['x-left'],
    headers['x-total'],
  ];
  assert.deepEqual(
    [told(await ask()), told(await ask())],
    [
      [200, '1', '2'],
      [200, '0', '2'],
    ],
  );
  surroundings.clock.advance(15_000);
  const { status, statusText, headers, body } = await ask();
  assert.deepEqual(
    [status, statusText, headers['retry-after'], headers['content-type'], body],
    [
      429,
      'Too Many Requests',
      '45',
      'application/json',
      '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 45 seconds." }',
    ],
  );
  assert.match(gateway.lines.at(-1) ?? '', / 429 .* Rate limit is exceeded/);
  surroundings.clock.advance(45_000);
  assert.equal((await ask()).status, 200);
  assert.equal(backend.requests.length, 3);
});

test('what was counted and cached survives a change of state', async t => {
  const limit = '<rate-limit-by-key calls="1" renewal-period="60" counter-key="a" />';
  const { gateway } = await startShop(
    t,
    { inbound: `<cache-store-value key="k" value="kept" duration="60" />${limit}` },
    {},
  );
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  await newBackend(gateway.store, 'other', { url: 'http://other.test', protocol: 'http' });
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 429);
  const inbound =
    '<cache-lookup-value key="k" variable-name="v" /><set-header name="X-V"><value>@((string)context.Variables["v"])</value></set-header>';
  await setPolicy(gateway.store, { kind: 'api', apiId: 'shop' }, shopDocument({ inbound }));
  assert.equal(JSON.parse((await send(`${gateway.url}/shop/a`)).body).headers['x-v'], 'kept');
  await setPolicy(gateway.store, { kind: 'api', apiId: 'shop' }, shopDocument({ inbound: limit }));
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 429);
});

test('quota-by-key counts the bytes of requests and of streamed answers', async t => {
  const { gateway } = await startShop(
    t,
    { inbound: '<quota-by-key bandwidth="300" renewal-period="3600" counter-key="a" />' },
    {
      handler: (request, response) => {
        request.resume();
        response.end(Buffer.alloc(request.url === '/large' ? 200_000 : 10));
      },
      surroundings: steered(),
    },
  );
  const ask = async (path: string, body: Buffer) =>
    (await send(`${gateway.url}/shop/${path}`, { method: 'POST', body })).status;
  assert.deepEqual(
    [
      await ask('large', Buffer.alloc(10)),
      await ask('small', Buffer.alloc(107_179)),
      await ask('small', Buffer.alloc(200_000)),
      await ask('small', Buffer.alloc(1)),
    ],
    [200, 200, 200, 403],
  );
  const { body, headers } = await send(`${gateway.url}/shop/a`);
  assert.equal(
    body,
    '{ "statusCode": 403, "message": "Out of bandwidth quota. Quota will be replenished in 01:00:00." }',
  );
  assert.equal(headers['retry-after'], '3600');
});

const CACHED = {
  inbound: '<base /><cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />',
  outbound: '<base /><cache-store duration="60" />',
};

test('a GET is answered from the cache, and the backend is called only once', async t => {
  const { gateway, backend } = await startShop(t, CACHED, {});
  const first = await send(`${gateway.url}/shop/a?x=1`);
  const second = await send(`${gateway.url}/shop/a?x=1`);
  assert.deepEqual(
    [second.status, second.body, second.headers['content-type'], second.headers['content-length']],
    [200, first.body, 'application/json', String(Buffer.byteLength(first.body))],
  );
  assert.equal(backend.requests.length, 1);
  await send(`${gateway.url}/shop/a?x=2`);
  await send(`${gateway.url}/shop/a?x=1`, { method: 'POST' });
  assert.equal(backend.requests.length, 3);
});

test('a body of a length that is not told is cached up to 2 MiB, and a longer one passes whole', async t => {
  const sizes: Record<string, number> = { '/fits': 2 * 1024 * 1024, '/long': 2 * 1024 * 1024 + 1, '/huge': 30_000_000 };
  const { gateway, backend } = await startShop(t, CACHED, {
    handler: (request, response) => {
      const bytes = Buffer.alloc(sizes[`${request.url}`] ?? 0, 'x');
      response.write(bytes.subarray(0, 10));
      response.end(bytes.subarray(10));
    },
  });
  for (const [path, size] of Object.entries(sizes))
    for (let call = 0; call < 2; call += 1) {
      const { status, body } = await send(`${gateway.url}/shop${path}`);
      assert.deepEqual([status, body.length, body === 'x'.repeat(size)], [200, size, true]);
    }
  assert.deepEqual(
    backend.requests.map(({ url }) => url),
    ['/fits', '/long', '/long', '/huge', '/huge'],
  );
});

test('a whole response that is cached as a value is returned again, its body decompressed', async t => {
  const sections = {
    inbound:
      '<base /><cache-lookup-value key="r" variable-name="r" />' +
      '<choose><when condition="@(context.Variables.ContainsKey("r"))"><return-response response-variable-name="r" /></when></choose>',
    outbound: '<base /><cache-store-value key="r" value="@(context.Response)" duration="60" />',
  };
  const { gateway, backend } = await startShop(t, sections, {
    handler: (_, response) => {
      response.writeHead(203, 'Odd', { 'Content-Encoding': 'gzip', 'X-A': '1' });
      response.end(gzipSync('hello'));
    },
  });
  assert.deepEqual((await send(`${gateway.url}/shop/a`)).headers['content-encoding'], 'gzip');
  const { status, body, headers } = await send(`${gateway.url}/shop/a`);
  assert.deepEqual(
    [status, body, headers['x-a'], headers['content-encoding'], headers['content-length']],
    [203, 'hello', '1', undefined, '5'],
  );
  assert.equal(backend.requests.length, 1);
});

test('a backend that breaks off in a body that is being cached fails the request, and nothing is cached', async t => {
  let calls = 0;
  const { gateway } = await startShop(t, CACHED, {
    handler: (request, response) => {
      calls += 1;
      response.write('half');
      setImmediate(() => request.socket.destroy());
    },
  });
  for (let call = 0; call < 2; call += 1) assert.equal((await send(`${gateway.url}/shop/a`)).status, 500);
  assert.equal(calls, 2);
});
