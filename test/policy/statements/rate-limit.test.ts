import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api } from '../../../src/model/api.ts';
import type { Operation } from '../../../src/model/operation.ts';
import type { Product } from '../../../src/model/product.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import { compileDocument } from '../../../src/policy/compile.ts';
import { answer, contextIn, everything, fakeServices, nothing, shown, tools } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import { type Steered, steered } from '../steered.ts';

const API: Api = { id: 'orders', displayName: 'Orders', path: 'o', protocols: ['https'], subscriptionRequired: true };
const OPERATION: Operation = { id: 'get', displayName: 'Get order', method: 'GET', urlTemplate: '/' };
const PRODUCT: Product = {
  id: 'p',
  displayName: 'P',
  subscriptionRequired: true,
  state: 'published',
  apis: ['orders'],
};
const subscription = (id: string): Subscription => ({
  id,
  displayName: id,
  scope: '/products/p',
  state: 'active',
  allowTracing: false,
  createdDate: '2026-12-01T00:00:00Z',
});

/** What becomes of a call with the key of a subscription, or without one. */
async function call(
  world: Steered,
  inbound: string,
  who: string | undefined,
  scope: 'product' | 'api' = 'product',
  called: { readonly api?: Api; readonly operation?: Operation } = {},
) {
  const { services } = fakeServices(answer(200, 'ok'));
  const context = contextIn(world, {
    ...services,
    called: {
      api: API,
      operation: OPERATION,
      product: PRODUCT,
      subscription: who === undefined ? undefined : subscription(who),
      ...called,
    },
  });
  const sections = { inbound, backend: '<forward-request />', outbound: '', onError: '<base />' };
  return runIn(context, { [scope]: sections }, everything);
}

const statuses = async (count: number, status: () => Promise<Awaited<ReturnType<typeof call>>>) => {
  const all: (number | undefined)[] = [];
  for (let index = 0; index < count; index += 1) all.push((await status()).response?.statusCode);
  return all;
};

test('each subscription has so many calls, and a call without a key is not counted', async () => {
  const world = steered();
  const inbound = '<rate-limit calls="2" renewal-period="60" />';
  assert.deepEqual(await statuses(3, () => call(world, inbound, 'a')), [200, 200, 429]);
  assert.deepEqual(await statuses(3, () => call(world, inbound, 'A')), [429, 429, 429]);
  assert.deepEqual(await statuses(3, () => call(world, inbound, 'b')), [200, 200, 429]);
  assert.deepEqual(await statuses(4, () => call(world, inbound, undefined)), [200, 200, 200, 200]);
  const refused = await call(world, inbound, 'a');
  assert.deepEqual(shown(refused.response), {
    statusCode: 429,
    body: '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 60 seconds." }',
  });
  assert.deepEqual(refused.response?.headers, ['Content-Type', 'application/json', 'Retry-After', '60']);
  assert.deepEqual(refused.lastError, {
    source: 'rate-limit',
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    scope: 'product',
    section: 'inbound',
  });
});

test('limits of different documents are counted apart', async () => {
  const world = steered();
  const inbound = '<rate-limit calls="1" renewal-period="60" />';
  const other = { api: { ...API, id: 'other' } };
  assert.equal((await call(world, inbound, 'a')).response?.statusCode, 200);
  assert.equal((await call(world, inbound, 'a', 'api')).response?.statusCode, 200);
  assert.equal((await call(world, inbound, 'a', 'api', other)).response?.statusCode, 200);
  assert.equal((await call(world, inbound, 'a', 'product', other)).response?.statusCode, 429);
  assert.equal((await call(world, inbound, 'a', 'api')).response?.statusCode, 429);
});

test('APIs and operations of a product have limits of their own, by id or name, and the id goes first', async () => {
  const world = steered();
  const inbound = `<rate-limit calls="10" renewal-period="60">
    <api id="ORDERS" name="Other" calls="3" renewal-period="60"><operation name="Get order" calls="1" renewal-period="60" /></api>
    <api name="Other" calls="1" renewal-period="60" />
  </rate-limit>`;
  const list = { operation: { ...OPERATION, id: 'list', displayName: 'List' } };
  const other = { api: { ...API, id: 'x', displayName: 'Other' }, operation: OPERATION };
  assert.deepEqual(await statuses(2, () => call(world, inbound, 'a')), [200, 429]);
  assert.deepEqual(await statuses(3, () => call(world, inbound, 'a', 'product', list)), [200, 429, 429]);
  assert.deepEqual(await statuses(2, () => call(world, inbound, 'a', 'product', other)), [200, 429]);
});

test('what is left, and how long to wait, stand where the attributes say', async () => {
  const world = steered();
  const inbound =
    '<rate-limit calls="2" renewal-period="30" retry-after-header-name="X-Retry" retry-after-variable-name="retry" remaining-calls-header-name="X-Left" remaining-calls-variable-name="left" total-calls-header-name="X-Total" />';
  const first = await call(world, inbound, 'a');
  assert.deepEqual(first.response?.headers, ['X-Left', '1', 'X-Total', '2']);
  await call(world, inbound, 'a');
  const refused = await call(world, inbound, 'a');
  assert.deepEqual(refused.response?.headers, ['Content-Type', 'application/json', 'X-Retry', '30']);
  assert.deepEqual([...refused.variables.keys()], ['retry', 'left']);
});

test('a quota is counted from when the subscription began, and says when it is replenished', async () => {
  const world = steered();
  world.clock.advance(Date.parse('2026-12-03T11:57:56Z') - world.clock.now());
  const inbound = '<quota calls="2" renewal-period="604800" />';
  assert.deepEqual(await statuses(3, () => call(world, inbound, 'a')), [200, 200, 403]);
  const refused = await call(world, inbound, 'a');
  assert.deepEqual(shown(refused.response), {
    statusCode: 403,
    body: '{ "statusCode": 403, "message": "Out of call volume quota. Quota will be replenished in 4.50 days." }',
  });
  assert.deepEqual(refused.response?.headers, ['Content-Type', 'application/json', 'Retry-After', '388924']);
  assert.equal(refused.lastError?.source, 'quota');
  assert.equal(refused.lastError?.reason, 'QuotaExceeded');
  world.clock.advance(388924 * 1000);
  assert.equal((await call(world, inbound, 'a')).response?.statusCode, 200);
});

test('a quota of 0 seconds is never replenished', async () => {
  const world = steered();
  const inbound = '<quota calls="1" renewal-period="0" />';
  await call(world, inbound, 'a');
  const refused = await call(world, inbound, 'a');
  assert.deepEqual(shown(refused.response), {
    statusCode: 403,
    body: '{ "statusCode": 403, "message": "Out of call volume quota." }',
  });
});

test('a quota of bandwidth is used up by what went over the wire, and the call that crosses it passes', async () => {
  const world = steered();
  const inbound =
    '<quota bandwidth="1" renewal-period="3600"><api id="orders" calls="100" renewal-period="3600" /></quota>';
  const first = await call(world, inbound, 'a');
  first.tellSent(2000);
  const refused = await call(world, inbound, 'a');
  assert.match(
    JSON.stringify(shown(refused.response)),
    /Out of bandwidth quota\. Quota will be replenished in \d\d:\d\d:\d\d\./,
  );
});

test('limits are refused that say nothing, or of nothing, or stand where they may not', () => {
  const refused = (inbound: string, scope: 'product' | 'api' | 'global') => {
    const text = `<policies><inbound>${inbound}</inbound><backend /><outbound /><on-error /></policies>`;
    assert.throws(() => compileDocument(text, scope, tools(nothing)), { code: 'ValidationError' }, inbound);
  };
  refused('<rate-limit calls="1" />', 'api');
  refused('<rate-limit calls="1" renewal-period="301" />', 'api');
  refused('<rate-limit calls="@(1)" renewal-period="60" />', 'api');
  refused('<rate-limit calls="1" renewal-period="60"><api calls="1" renewal-period="60" /></rate-limit>', 'api');
  refused('<rate-limit calls="1" renewal-period="60" /><rate-limit calls="1" renewal-period="60" />', 'api');
  refused('<rate-limit calls="1" renewal-period="60" />', 'global');
  refused('<quota renewal-period="3600" />', 'product');
  refused('<quota calls="1" renewal-period="3600" />', 'api');
  refused('<quota calls="0" renewal-period="3600" />', 'product');
});
