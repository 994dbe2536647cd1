import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompiledPolicy } from '../../src/policy/compile.ts';
import { runOnError, runPipeline } from '../../src/policy/pipeline.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import type { PlacedStep, Step } from '../../src/policy/step.ts';
import { answer, contextWith, fakeServices, shown } from './fake-gateway.ts';

const placed = (section: PlacedStep['section'], run: Step): PlacedStep => ({
  run,
  reads: undefined,
  scope: 'api',
  section,
  place: { name: 'test', line: 1, column: 1 },
  path: '',
  targets: [],
  blocks: [],
  fragmentId: undefined,
  policyId: 'mine',
});

function policy(steps: Partial<Record<keyof CompiledPolicy, Step[]>>): CompiledPolicy {
  return {
    inbound: (steps.inbound ?? []).map(step => placed('inbound', step)),
    backend: (steps.backend ?? []).map(step => placed('backend', step)),
    outbound: (steps.outbound ?? []).map(step => placed('outbound', step)),
    onError: (steps.onError ?? []).map(step => placed('on-error', step)),
    gatekeepers: [],
  };
}

const failure = (message: string, responseIsSet: boolean): PolicyError =>
  new PolicyError({ source: 'test', reason: 'Tested', message, responseIsSet });

test('inbound, backend and outbound run in this order, and on-error does not', async () => {
  const ran: string[] = [];
  const note =
    (text: string): Step =>
    () => {
      ran.push(text);
    };
  const wait =
    (text: string): Step =>
    async () => {
      await new Promise(setImmediate);
      ran.push(text);
    };
  const context = contextWith(fakeServices().services);
  const errors = await runPipeline(
    policy({
      inbound: [wait('1'), note('2')],
      backend: [note('3'), wait('4')],
      outbound: [note('5')],
      onError: [note('no')],
    }),
    context,
  );
  assert.deepEqual(ran, ['1', '2', '3', '4', '5']);
  assert.deepEqual(errors, []);
});

test('when nobody forwarded the response is 200 and empty, and outbound sees it', async () => {
  const seen: unknown[] = [];
  const context = contextWith(fakeServices().services);
  await runPipeline(policy({ outbound: [({ response }) => void seen.push(shown(response))] }), context);
  assert.deepEqual(seen, [{ statusCode: 200, body: '' }]);
  assert.deepEqual(shown(context.response), { statusCode: 200, body: '' });
});

test('a step that responds ends the request, outbound included', async () => {
  for (const respond of [() => 'respond' as const, async () => 'respond' as const]) {
    const context = contextWith(fakeServices().services);
    context.respond(answer(204, ''));
    const never = (): never => assert.fail('A step ran after the response was complete.');
    assert.deepEqual(
      await runPipeline(policy({ inbound: [respond, never], backend: [never], outbound: [never] }), context),
      [],
    );
    assert.deepEqual(shown(context.response), { statusCode: 204, body: '' });
  }
});

test('steps that answer at once are run within the call, without a turn of the event loop', async () => {
  const ran: string[] = [];
  const note =
    (text: string): Step =>
    () => {
      ran.push(text);
    };
  const steps = policy({ inbound: [note('1')], backend: [note('2')], outbound: [note('3')] });
  const running = runPipeline(steps, contextWith(fakeServices().services));
  assert.deepEqual(ran, ['1', '2', '3']);
  await running;
});

test('a policy error skips the rest and runs on-error, with lastError and the failure response in place', async () => {
  const seen: unknown[] = [];
  for (const fail of [
    () => {
      throw failure('It went wrong.', false);
    },
    () => Promise.reject(failure('It went wrong.', false)),
  ]) {
    const never = (): never => assert.fail('A step ran after the failure.');
    const context = contextWith(fakeServices().services);
    const errors = await runPipeline(
      policy({
        inbound: [fail, never],
        backend: [never],
        outbound: [never],
        onError: [each => void seen.push({ ...each.lastError }, shown(each.response))],
      }),
      context,
    );
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['It went wrong.'],
    );
    assert.deepEqual(shown(context.response), { statusCode: 500, body: 'failed: It went wrong.' });
  }
  const lastError = {
    source: 'test',
    reason: 'Tested',
    message: 'It went wrong.',
    scope: 'api',
    section: 'inbound',
    policyId: 'mine',
  };
  const response = { statusCode: 500, body: 'failed: It went wrong.' };
  assert.deepEqual(seen, [lastError, response, lastError, response]);
});

test('a policy that has set its response before it fails keeps it', async () => {
  const context = contextWith(fakeServices().services);
  const limit: Step = each => {
    each.respond(answer(429, 'slow down'));
    throw failure('Rate limit is exceeded', true);
  };
  await runPipeline(policy({ inbound: [limit] }), context);
  assert.deepEqual(shown(context.response), { statusCode: 429, body: 'slow down' });
});

test('on-error may put a response of its own in place of the failure’s', async () => {
  const context = contextWith(fakeServices().services);
  const mend: Step = each => {
    each.respond(answer(503, 'later'));
    return 'respond';
  };
  const never = (): never => assert.fail('A step ran after the response was complete.');
  await runPipeline(policy({ backend: [() => Promise.reject(failure('x', false))], onError: [mend, never] }), context);
  assert.deepEqual(shown(context.response), { statusCode: 503, body: 'later' });
});

test('an error in on-error ends it; the response goes out as it stands and both errors are told', async () => {
  const context = contextWith(fakeServices().services);
  const half: Step = each => {
    each.respond(answer(418, 'half way'));
    throw failure('second', false);
  };
  const never = (): never => assert.fail('A step ran after on-error failed.');
  const errors = await runPipeline(
    policy({ inbound: [() => Promise.reject(failure('first', false))], onError: [half, never] }),
    context,
  );
  assert.deepEqual(
    errors.map(({ message }) => message),
    ['first', 'second'],
  );
  assert.equal(context.lastError?.message, 'first');
  assert.deepEqual(shown(context.response), { statusCode: 418, body: 'half way' });
});

test('an error from before the policies runs on-error without scope or section', async () => {
  const seen: unknown[] = [];
  const context = contextWith(fakeServices().services);
  const error = new PolicyError({
    source: 'configuration',
    reason: 'OperationNotFound',
    message: 'Unable to match incoming request to an operation.',
    responseIsSet: false,
  });
  assert.deepEqual(
    await runOnError(policy({ onError: [({ lastError }) => void seen.push(lastError)] }), context, error),
    [error],
  );
  assert.deepEqual(seen, [
    {
      source: 'configuration',
      reason: 'OperationNotFound',
      message: 'Unable to match incoming request to an operation.',
    },
  ]);
});

test('what is no policy error is a bug: it passes, and on-error does not run', async () => {
  const bug = new TypeError('x is undefined');
  const never = (): never => assert.fail('on-error ran for a bug.');
  const steps = policy({ inbound: [() => Promise.reject(bug)], onError: [never] });
  await assert.rejects(runPipeline(steps, contextWith(fakeServices().services)), bug);
});
