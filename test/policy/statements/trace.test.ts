import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observer, TracedMessage } from '../../../src/policy/observer.ts';
import { answer, everything, fakeServices, observedContext } from '../fake-gateway.ts';
import { run, runIn } from '../run.ts';

const listening = (said: TracedMessage[]): Observer => ({
  before: () => undefined,
  after: () => undefined,
  branch: () => undefined,
  evaluated: () => undefined,
  threw: () => undefined,
  sent: () => undefined,
  traced: message => said.push(message),
  secret: () => undefined,
});

const FULL =
  '<trace source="me" severity="error"><message>@("at " + context.Request.Method)</message><metadata name="@("n")" value="v" /><metadata name="m" value="@(1 + 1)" /></trace>';

test('trace says its message to who looks on, in every section', async () => {
  const said: TracedMessage[] = [];
  const { services } = fakeServices(answer(200, ''));
  const short = '<trace source="x"><message>m</message></trace>';
  await runIn(
    observedContext(services, listening(said)),
    { api: { inbound: FULL, backend: `${short}<forward-request />`, outbound: short } },
    everything,
  );
  const verbose = { source: 'x', severity: 'verbose', message: 'm', metadata: [] };
  assert.deepEqual(said, [
    {
      source: 'me',
      severity: 'error',
      message: 'at GET',
      metadata: [
        ['n', 'v'],
        ['m', '2'],
      ],
    },
    verbose,
    verbose,
  ]);
});

test('trace fails where its message does, also where nobody looks on', async () => {
  const { services } = fakeServices(answer(200, ''));
  const inbound = '<trace source="x" id="t"><message>@(context.Request.Headers["none"])</message></trace>';
  const { lastError, response } = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.deepEqual(lastError, {
    source: 'trace',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The given key 'none' was not present in the dictionary.",
    scope: 'api',
    section: 'inbound',
    policyId: 't',
  });
  assert.equal(response?.statusCode, 500);
});
