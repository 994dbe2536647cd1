import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse, type ResponseMessage } from '../../../src/http/message.ts';
import type { PlacedStep, Steps } from '../../../src/policy/step.ts';
import { TraceMasker } from '../../../src/policy/trace/masker.ts';
import { Recorder } from '../../../src/policy/trace/recorder.ts';
import type { TracedStep } from '../../../src/policy/trace/traced.ts';
import { everything, fakeServices, observedContext } from '../fake-gateway.ts';
import { runIn, type Sections } from '../run.ts';

/** What is traced of these policies; each question for the time takes a millisecond. */
async function traced(sections: Sections, response: ResponseMessage | Error): Promise<TracedStep[]> {
  let now = 0;
  const recorder = new Recorder(new TraceMasker(['s3cr3t']), () => now++);
  await runIn(observedContext(fakeServices(response).services, recorder), { api: sections }, everything);
  return recorder.steps();
}

const OK = heldResponse(200, 'OK', ['X-A', '1'], Buffer.from('hello'));

const change = (subject: string, name: string | undefined, before: string | undefined, after: string | undefined) => ({
  kind: 'change',
  subject,
  name,
  before,
  after,
});

test('each policy tells where it stands, how long it took and what it changed', async () => {
  const steps = await traced(
    {
      inbound: '<set-header name="X-Name" id="who"><value>@("n" + 1)</value></set-header>',
      backend: '<forward-request />',
      outbound: '<set-status code="201" reason="Made" /><set-header name="x-a" exists-action="delete" />',
    },
    OK,
  );
  const [header, forward, status, deleted] = steps;
  assert.deepEqual(header, {
    kind: 'step',
    policy: 'set-header',
    policyId: 'who',
    scope: 'api',
    section: 'inbound',
    path: '',
    line: 1,
    column: 20,
    began: 0,
    took: 1,
    outcome: 'went on',
    failure: undefined,
    happened: [
      {
        kind: 'expression',
        line: 1,
        column: 62,
        source: '@("n" + 1)',
        attribute: undefined,
        element: 'value',
        value: '"n1"',
        exception: undefined,
      },
      change('request header', 'X-Name', 'value', 'n1'),
    ],
  });
  assert.deepEqual(forward?.happened, [
    change('status', undefined, undefined, '200 OK'),
    change('response header', 'X-A', undefined, '1'),
    change('response body', undefined, undefined, '5 bytes'),
  ]);
  assert.deepEqual(status?.happened, [change('status', undefined, '200 OK', '201 Made')]);
  assert.deepEqual(deleted?.happened, [change('response header', 'X-A', '1', undefined)]);
});

test('branches are told, taken or not, and the policies in them stand inside', async () => {
  const [step] = await traced(
    {
      inbound:
        '<choose><when condition="false" /><when condition="@(true)"><set-backend-service base-url="https://a.test" /></when><when condition="@(true)" /><otherwise /></choose>',
      backend: '<forward-request />',
    },
    OK,
  );
  const told = step?.happened.map(each => {
    if (each.kind === 'branch') return `${each.name} ${each.column} ${each.taken}`;
    return each.kind === 'step' ? [each.policy, each.path, each.happened] : each.kind;
  });
  assert.deepEqual(told, [
    'when 28 false',
    'expression',
    'when 54 true',
    'when 136 false',
    'otherwise 164 false',
    ['set-backend-service', 'choose[1]/when[2]', [change('backend', undefined, undefined, 'https://a.test')]],
  ]);
});

test('a failure is told where it happened, with the expression that threw, and on-error after it', async () => {
  const steps = await traced(
    {
      inbound:
        '<choose><when condition="true"><set-backend-service base-url="@(int.Parse("s3cr3t").ToString())" /></when></choose>',
      backend: '',
      onError: '<set-header name="X-Error"><value>yes</value></set-header>',
    },
    OK,
  );
  assert.deepEqual(
    steps.map(({ policy, section, outcome }) => [policy, section, outcome]),
    [
      ['choose', 'inbound', 'passed on'],
      ['set-header', 'on-error', 'went on'],
    ],
  );
  const failed = steps[0]?.happened.find(each => each.kind === 'step');
  const message = "The input string '***' was not in a correct format.";
  assert.deepEqual(failed?.failure, {
    source: 'set-backend-service',
    reason: 'ExpressionValueEvaluationFailure',
    message: `Expression evaluation failed. ${message}`,
  });
  const [expression] = failed?.happened ?? [];
  assert.ok(expression?.kind === 'expression');
  assert.deepEqual(
    [expression.source, expression.attribute, expression.value, expression.exception],
    ['@(int.Parse("***").ToString())', 'base-url', undefined, message],
  );
});

test('each value of a header that tells of a secret is one, and so are those of a path', async () => {
  const inbound =
    '<set-header name="Authorization"><value>first-secret</value></set-header>' +
    '<set-header name="Authorization" exists-action="append"><value>second-secret</value></set-header>' +
    '<set-header name="X-Copy"><value>@("second-" + "secret")</value></set-header>';
  const steps = await traced({ inbound, backend: '<forward-request />' }, OK);
  assert.deepEqual(
    steps.slice(0, 3).map(({ happened }) => happened.at(-1)),
    [
      change('request header', 'Authorization', undefined, '***'),
      change('request header', 'Authorization', '***', '***'),
      change('request header', 'X-Copy', undefined, '***'),
    ],
  );
});

const POLICY_SOURCE = { element: 'set-variable', attribute: 'value' };

test('where policies run at once, what happens is of the one in whose element it stands', () => {
  const placed = (name: string, line: number, blocks: readonly Steps[]): PlacedStep => ({
    run: () => undefined,
    reads: undefined,
    scope: 'api',
    section: 'inbound',
    place: { name, line, column: 1 },
    path: '',
    policyId: undefined,
    fragmentId: undefined,
    targets: [],
    blocks,
  });
  const [first, second] = [placed('first', 2, []), placed('second', 4, [])];
  const wait = placed('wait', 1, [[first], [second]]);
  const recorder = new Recorder(new TraceMasker([]), () => 0);
  const context = observedContext(fakeServices().services, recorder);
  const evaluate = (line: number): void =>
    recorder.evaluated({ ...POLICY_SOURCE, source: `@(${line})`, positionAt: () => ({ line, column: 9 }) }, null);
  for (const step of [wait, first, second]) recorder.before(step, context);
  for (const line of [3, 5]) evaluate(line);
  for (const step of [second, first, wait]) recorder.after(step, context, undefined);
  const shown = (step: TracedStep): unknown => [
    step.policy,
    ...step.happened.map(each => (each.kind === 'step' ? shown(each) : each.kind === 'expression' && each.source)),
  ];
  assert.deepEqual(recorder.steps().map(shown), [['wait', ['first', '@(3)'], ['second', '@(5)']]]);
});

test('what answers says that nothing more runs', async () => {
  const steps = await traced({ inbound: '<return-response />', backend: '<forward-request />' }, OK);
  assert.deepEqual(
    steps.map(({ policy, outcome }) => [policy, outcome]),
    [['return-response', 'responded']],
  );
});
