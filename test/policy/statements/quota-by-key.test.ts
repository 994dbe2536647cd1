import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, contextIn, everything, fakeServices, shown } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import { type Steered, steered } from '../steered.ts';

const quota = (attributes: string): string => `<quota-by-key ${attributes} />`;

/** What becomes of a call whose backend answers with this status, once its answer of so many bytes has gone. */
async function call(surroundings: Steered, inbound: string, status = 200, bytes = 2) {
  const { services } = fakeServices(answer(status, 'ok'));
  const context = contextIn(surroundings, services);
  const sections = { inbound, backend: '<forward-request />', onError: '<base />' };
  await runIn(context, { api: sections }, everything);
  context.tellSent(bytes);
  return context;
}

async function statuses(surroundings: Steered, inbound: string, count: number, status = 200) {
  const all = [];
  for (let index = 0; index < count; index += 1)
    all.push((await call(surroundings, inbound, status)).response?.statusCode);
  return all;
}

test('one call more than the quota is refused, with the bytes of Azure and the time until the next period', async () => {
  const world = steered();
  world.clock.advance(4000);
  const inbound = quota('calls="2" renewal-period="3600" counter-key="a"');
  assert.deepEqual(await statuses(world, inbound, 2), [200, 200]);
  const { response, lastError } = await call(world, inbound);
  const message = 'Out of call volume quota. Quota will be replenished in 00:59:56.';
  assert.deepEqual(shown(response), { statusCode: 403, body: `{ "statusCode": 403, "message": "${message}" }` });
  assert.deepEqual(response?.headers, ['Content-Type', 'application/json', 'Retry-After', '3596']);
  assert.equal(response?.statusText, 'Forbidden');
  assert.deepEqual(lastError, {
    source: 'quota-by-key',
    reason: 'QuotaExceeded',
    message,
    scope: 'api',
    section: 'inbound',
  });
});

test('periods are fixed, and follow on each other from first-period-start', async () => {
  const world = steered();
  const inbound = quota('calls="1" renewal-period="600" counter-key="a" first-period-start="2026-11-30T23:55:00Z"');
  assert.deepEqual(await statuses(world, inbound, 2), [200, 403]);
  world.clock.advance(299_999);
  assert.deepEqual(await statuses(world, inbound, 1), [403]);
  world.clock.advance(1);
  assert.deepEqual(await statuses(world, inbound, 2), [200, 403]);
});

test('a day and more until the next period is told in days', async () => {
  const world = steered();
  world.clock.advance(24 * 3600 * 1000);
  const inbound = quota('calls="1" renewal-period="604800" counter-key="a" first-period-start="2026-12-01T00:00:00Z"');
  await call(world, inbound);
  const { lastError, response } = await call(world, inbound);
  assert.equal(lastError?.message, 'Out of call volume quota. Quota will be replenished in 6.00 days.');
  assert.deepEqual(response?.headers.slice(-2), ['Retry-After', '518400']);
});

test('a renewal period of 0 never ends', async () => {
  const world = steered();
  const inbound = quota('calls="1" renewal-period="0" counter-key="a"');
  await call(world, inbound);
  world.clock.advance(1e12);
  const { lastError, response } = await call(world, inbound);
  assert.equal(lastError?.message, 'Out of call volume quota.');
  assert.deepEqual(response?.headers, ['Content-Type', 'application/json']);
});

test('the call that crosses the bandwidth passes, and the next is refused', async () => {
  const world = steered();
  const inbound = quota('bandwidth="1" renewal-period="300" counter-key="a"');
  assert.equal((await call(world, inbound, 200, 1023)).response?.statusCode, 200);
  assert.equal((await call(world, inbound, 200, 1)).response?.statusCode, 200);
  const { response, lastError } = await call(world, inbound);
  assert.equal(response?.statusCode, 403);
  assert.match(lastError?.message ?? '', /^Out of bandwidth quota\. Quota will be replenished in 00:0\d:\d\d\.$/);
});

test('several quotas with one key count a call once', async () => {
  const world = steered();
  const inbound = quota('calls="2" renewal-period="300" counter-key="a"');
  assert.deepEqual(await statuses(world, inbound + inbound, 3), [200, 200, 403]);
});

test('each value of the key has a counter of its own', async () => {
  const world = steered();
  const by = (key: string): string => quota(`calls="1" renewal-period="300" counter-key="${key}"`);
  assert.deepEqual(
    [...(await statuses(world, by('@("a")'), 2)), ...(await statuses(world, by('b'), 2))],
    [200, 403, 200, 403],
  );
});

test('a condition by expression sees the response, and its 403 comes a call later', async () => {
  const world = steered();
  const condition = '@(context.Response.StatusCode < 400)';
  const inbound = quota(`calls="1" renewal-period="300" counter-key="a" increment-condition="${condition}"`);
  assert.deepEqual(await statuses(world, inbound, 3, 404), [404, 404, 404]);
  assert.deepEqual(await statuses(world, inbound, 4), [200, 200, 403, 403]);
  const counted = quota('calls="4" renewal-period="300" counter-key="b" increment-count="2"');
  assert.deepEqual(await statuses(world, counted, 3), [200, 200, 403]);
});
