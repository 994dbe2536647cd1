import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Limits } from '../../src/expression/runtime/limits.ts';
import { EXPRESSION_LIMITS } from '../../src/gateway/settings.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';

const policy = (expression: string, base: string): string =>
  `<policies>\n<inbound>\n${base}<set-backend-service base-url="@(${expression})" />\n</inbound>\n<backend><forward-request /></backend><outbound /><on-error />\n</policies>`;

async function startWith(t: TestContext, expression: string, limits: Limits) {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'shop', backend.url);
      await setPolicy(store, { kind: 'api', apiId: 'shop' }, policy(expression.replace('BACKEND', backend.url), ''));
    },
    { expressionLimits: limits },
  );
  return { backend, gateway };
}

const REGEX =
  'Regex.IsMatch(context.Request.Headers.GetValueOrDefault("X-Text", ""), "^(a+)+$") ? "BACKEND/yes" : "BACKEND/no"';

test('a header that feeds a slow regular expression is stopped, and the log says where it stands and what raises the limit', async t => {
  const { gateway, backend } = await startWith(t, REGEX, EXPRESSION_LIMITS);
  const fast = await send(`${gateway.url}/shop`, { headers: { 'X-Text': 'aaa' } });
  assert.equal(JSON.parse(fast.body).url, '/yes');
  const slow = await send(`${gateway.url}/shop`, { headers: { 'X-Text': `${'a'.repeat(60)}!` } });
  assert.equal(slow.status, 500);
  assert.match(
    gateway.lines.at(-1) ?? '',
    / - Expression evaluation failed\. The expression was stopped: it seems never to end\. An expression may take 1 million steps and 250 ms\. It stands in element 'set-backend-service' on line 3, column 32 of the policy of the API 'shop'\. The options --expression-steps and --expression-timeout of serve and call raise the limit\. \(activityId /,
  );
  assert.doesNotMatch(slow.body, /stopped/);
  assert.equal(backend.requests.length, 1);
});

test('an expression of the policy of all APIs is named as that', async t => {
  const { gateway } = await startWith(t, '"BACKEND"', EXPRESSION_LIMITS);
  await setPolicy(gateway.store, { kind: 'global' }, policy("new string('x', 20000000)", ''));
  await setPolicy(gateway.store, { kind: 'api', apiId: 'shop' }, policy('"http://localhost"', '<base />'));
  assert.equal((await send(`${gateway.url}/shop`)).status, 500);
  assert.match(
    gateway.lines.at(-1) ?? '',
    /it built too much text or too many elements\. It stands in element 'set-backend-service' on line 3, column 32 of the policy of all APIs\. The option --expression-memory of serve and call raises the limit\./,
  );
});

test('four callers with slow expressions hold the others no longer than their limits', async t => {
  const { gateway } = await startWith(t, REGEX, { ...EXPRESSION_LIMITS, steps: 1_000_000_000 });
  const started = performance.now();
  const slow = Array.from({ length: 4 }, () =>
    send(`${gateway.url}/shop`, { headers: { 'X-Text': `${'a'.repeat(60)}!` } }),
  );
  const fast = await send(`${gateway.url}/shop`, { headers: { 'X-Text': 'aaa' } });
  assert.equal(fast.status, 200);
  const statuses = (await Promise.all(slow)).map(({ status }) => status);
  assert.deepEqual(statuses, [500, 500, 500, 500]);
  // Four times 250 ms, and room for a busy machine; without the limit each takes longer than anybody waits.
  assert.ok(performance.now() - started < 10_000);
});

test('a gateway that allows more lets the same expression end', async t => {
  const count = 'Enumerable.Range(0, 600000).Count(i => i % 2 == 0) == 300000 ? "BACKEND/all" : ""';
  const little = await startWith(t, count, { ...EXPRESSION_LIMITS, milliseconds: 60_000 });
  assert.equal((await send(`${little.gateway.url}/shop`)).status, 500);
  const much = await startWith(t, count, { ...EXPRESSION_LIMITS, steps: 10_000_000, milliseconds: 60_000 });
  assert.equal(JSON.parse((await send(`${much.gateway.url}/shop`)).body).url, '/all');
});
