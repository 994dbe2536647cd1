import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, contextIn, everything, fakeServices, shown } from '../fake-gateway.ts';
import { runIn, type Sections } from '../run.ts';
import { type Steered, steered } from '../steered.ts';

const limit = (attributes: string): string => `<rate-limit-by-key ${attributes} />`;

/** What becomes of a call; its backend answers with this status. */
async function call(surroundings: Steered, inbound: string, status = 200, rest: Partial<Sections> = {}) {
  const { services } = fakeServices(answer(status, 'ok'));
  const sections = { inbound, backend: '<forward-request />', outbound: '', onError: '<base />', ...rest };
  const context = await runIn(contextIn(surroundings, services), { api: sections }, everything);
  return {
    status: context.response?.statusCode,
    headers: context.response?.headers,
    response: context.response,
    lastError: context.lastError,
    variables: context.variables,
  };
}

async function statuses(surroundings: Steered, inbound: string, count: number, status = 200) {
  const all = [];
  for (let index = 0; index < count; index += 1) all.push((await call(surroundings, inbound, status)).status);
  return all;
}

test('one call more than calls within the renewal period is refused, with the bytes of Azure', async () => {
  const world = steered();
  const inbound = limit('id="mine" calls="3" renewal-period="60" counter-key="a"');
  assert.deepEqual(await statuses(world, inbound, 3), [200, 200, 200]);
  world.clock.advance(2500);
  const refused = await call(world, inbound);
  assert.deepEqual(shown(refused.response), {
    statusCode: 429,
    body: '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 58 seconds." }',
  });
  assert.equal(refused.response?.statusText, 'Too Many Requests');
  assert.deepEqual(refused.headers, ['Content-Type', 'application/json', 'Retry-After', '58']);
  assert.deepEqual(refused.lastError, {
    source: 'rate-limit-by-key',
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    scope: 'api',
    section: 'inbound',
    policyId: 'mine',
  });
});

test('the window slides: each call makes room when it is a period old, and what was refused does not count', async () => {
  const world = steered();
  const inbound = limit('calls="2" renewal-period="10" counter-key="a"');
  const at: (number | undefined)[] = [];
  for (const seconds of [0, 4, 5, 9.999, 10, 11, 14, 15]) {
    world.clock.advance(Date.parse('2026-12-01T00:00:00Z') + seconds * 1000 - world.clock.now());
    at.push((await call(world, inbound)).status);
  }
  assert.deepEqual(at, [200, 200, 429, 429, 200, 429, 200, 429]);
});

test('each value of the key has a counter of its own, which all places with that value share', async () => {
  const world = steered();
  const by = (value: string): string => limit(`calls="1" renewal-period="60" counter-key="${value}"`);
  assert.equal((await call(world, by('@("a" + 1)'))).status, 200);
  assert.equal((await call(world, by('b'))).status, 200);
  assert.equal((await call(world, by('a1'))).status, 429);
});

test('calls and renewal-period may be expressions', async () => {
  const world = steered();
  const inbound = limit('calls="@(1 + 1)" renewal-period="@("5")" counter-key="a"');
  assert.deepEqual(await statuses(world, inbound, 3), [200, 200, 429]);
  world.clock.advance(5000);
  assert.deepEqual(await statuses(world, inbound, 1), [200]);
});

test('the numbers go to headers and variables: what is left with each call, and when to come again with a refusal', async () => {
  const world = steered();
  const inbound = limit(
    'calls="2" renewal-period="60" counter-key="a" remaining-calls-header-name="X-Left" remaining-calls-variable-name="left" ' +
      'total-calls-header-name="X-Total" retry-after-header-name="X-Again" retry-after-variable-name="again"',
  );
  const outbound =
    '<set-header name="X-Seen"><value>@((int)context.Variables["left"] + 10)</value></set-header><set-header name="x-left"><value>backend</value></set-header>';
  const first = await call(world, inbound, 200, { outbound });
  assert.deepEqual(first.headers, ['X-Seen', '11', 'X-Left', '1', 'X-Total', '2']);
  await call(world, inbound);
  const onError =
    '<set-header name="X-Seen"><value>@((int)context.Variables["left"] + " " + (int)context.Variables["again"])</value></set-header>';
  const refused = await call(world, inbound, 200, { onError });
  assert.deepEqual(refused.headers, ['Content-Type', 'application/json', 'X-Again', '60', 'X-Seen', '0 60']);
});

test('increment-count counts for so many', async () => {
  const world = steered();
  const inbound = limit('calls="10" renewal-period="60" counter-key="a" increment-count="5"');
  assert.deepEqual(await statuses(world, inbound, 3), [200, 200, 429]);
  const never = limit('calls="1" renewal-period="60" counter-key="b" increment-condition="false"');
  assert.deepEqual(await statuses(world, never, 3), [200, 200, 200]);
});

test('a condition by expression sees the response, and its 429 comes a call later', async () => {
  const world = steered();
  const condition = '@(context.Response.StatusCode == 200)';
  const inbound = limit(`calls="2" renewal-period="60" counter-key="a" increment-condition="${condition}"`);
  assert.deepEqual(await statuses(world, inbound, 4, 404), [404, 404, 404, 404]);
  assert.deepEqual(await statuses(world, inbound, 5), [200, 200, 200, 429, 429]);
  world.clock.advance(60_000);
  assert.deepEqual(await statuses(world, inbound, 1), [200]);
});

test('a count by expression, and increment-after-response, are counted after the response too', async () => {
  const world = steered();
  const byBody = '@(int.Parse(context.Response.Body.As<string>(preserveContent: true).Length.ToString()))';
  const inbound = limit(`calls="3" renewal-period="60" counter-key="a" increment-count="${byBody}"`);
  assert.deepEqual(await statuses(world, inbound, 4), [200, 200, 429, 429]);
  const after = limit('calls="1" renewal-period="60" counter-key="b" increment-after-response="true"');
  assert.deepEqual(await statuses(world, after, 3), [200, 200, 429]);
});

test('a call that fails is counted by what its answer is', async () => {
  const world = steered();
  const condition = '@(context.Response.StatusCode == 500)';
  const inbound = limit(`calls="1" renewal-period="60" counter-key="a" increment-condition="${condition}"`);
  const failing = `${inbound}<set-backend-service base-url="@((string)null)" />`;
  assert.deepEqual(await statuses(world, failing, 3), [500, 500, 429]);
});

test('a condition that throws fails the request, with the place of the policy', async () => {
  const inbound = limit(
    'calls="1" renewal-period="60" counter-key="a" increment-condition="@((bool)context.Variables["none"])"',
  );
  const { status, lastError } = await call(steered(), inbound);
  assert.deepEqual(
    [status, lastError?.source, lastError?.reason, lastError?.section],
    [500, 'rate-limit-by-key', 'ExpressionValueEvaluationFailure', 'inbound'],
  );
});

test('a period of another length and a number below 0 fail the request', async () => {
  const messages = [];
  for (const attributes of [
    'calls="1" renewal-period="@(301)" counter-key="a"',
    'calls="@(-1)" renewal-period="60" counter-key="a"',
  ])
    messages.push((await call(steered(), limit(attributes))).lastError?.message);
  assert.deepEqual(messages, [
    "Expression evaluation failed. The 'renewal-period' attribute must be a whole number of seconds from 1 to 300.",
    "Expression evaluation failed. The 'calls' attribute must be a whole number from 0.",
  ]);
});

test('a key that is null is the empty text', async () => {
  const inbound = limit('calls="1" renewal-period="60" counter-key="@((string)null)"');
  assert.deepEqual(await statuses(steered(), inbound, 2), [200, 429]);
});
