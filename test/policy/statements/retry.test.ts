import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResponseMessage } from '../../../src/http/message.ts';
import { PolicyError } from '../../../src/policy/policy-error.ts';
import { answer, contextIn, everything, fakeServices } from '../fake-gateway.ts';
import { run, runIn, type Sections } from '../run.ts';
import { steered } from '../steered.ts';

const FAILED = '@(context.Response.StatusCode >= 500)';

const retried = (attributes: string, inside = '<forward-request />'): string =>
  `<retry ${attributes}>${inside}</retry>`;

/** How often the backend was called, how long was waited between, and what came of it. */
async function outcome(backend: string, responses: readonly (ResponseMessage | Error)[], byte = 0) {
  const surroundings = steered(byte);
  const { services, asked } = fakeServices(...responses);
  const context = await runIn(
    contextIn(surroundings, services),
    { api: { inbound: '', backend, onError: '<base />' } },
    everything,
  );
  const { waits } = surroundings.clock;
  return {
    calls: asked.length,
    seconds: waits.map(milliseconds => milliseconds / 1000),
    status: context.response?.statusCode,
    error: context.lastError,
  };
}

const busy = (count: number): ResponseMessage[] => Array.from({ length: count }, () => answer(503, 'busy'));

test('retry runs its policies once where the condition does not hold', async () => {
  assert.deepEqual(await outcome(retried(`condition="${FAILED}" count="3" interval="10"`), [answer(200, 'ok')]), {
    calls: 1,
    seconds: [],
    status: 200,
    error: undefined,
  });
});

test('retry ends with the first run after which the condition does not hold', async () => {
  const backend = retried(`condition="${FAILED}" count="3" interval="10"`);
  assert.deepEqual(await outcome(backend, [...busy(2), answer(200, 'ok')]), {
    calls: 3,
    seconds: [10, 10],
    status: 200,
    error: undefined,
  });
});

test('after count retries the last response goes out, whatever the condition says', async () => {
  const backend = retried(`condition="${FAILED}" count="2" interval="1"`);
  assert.deepEqual(await outcome(backend, busy(3)), { calls: 3, seconds: [1, 1], status: 503, error: undefined });
});

for (const [attributes, byte, seconds] of [
  ['interval="10"', 0, [10, 10, 10, 10, 10]],
  ['interval="0"', 0, []],
  ['interval="0.5"', 0, [0.5, 0.5, 0.5, 0.5, 0.5]],
  ['interval="10" max-interval="3"', 0, [3, 3, 3, 3, 3]],
  ['interval="10" delta="5"', 0, [10, 15, 20, 25, 30]],
  ['interval="10" delta="10" max-interval="100"', 128, [10, 20.008, 40.024, 80.055, 100]],
  ['interval="10" delta="10" max-interval="100"', 0, [10, 18, 34, 66, 100]],
  ['interval="10" delta="10" max-interval="1000"', 255, [10, 22, 46, 94, 190]],
  ['interval="10" first-fast-retry="true"', 0, [10, 10, 10, 10]],
  ['interval="10" delta="5" first-fast-retry="true"', 0, [15, 20, 25, 30]],
  ['interval="@(5 + 5)" delta="@("5")" first-fast-retry="@(1 > 2)"', 0, [10, 15, 20, 25, 30]],
] as const)
  test(`with ${attributes} and chance at ${byte} it waits ${seconds.join(', ')} s`, async () => {
    const told = await outcome(retried(`condition="true" count="5" ${attributes}`), busy(6), byte);
    assert.deepEqual([told.calls, told.seconds], [6, [...seconds]]);
  });

const unreachable = (): PolicyError =>
  new PolicyError({
    source: 'forward-request',
    reason: 'BackendConnectionFailure',
    message: 'It is not there.',
    responseIsSet: false,
  });

test('what goes wrong inside is tried again where the condition holds', async () => {
  const condition = '@(context.Response == null || context.Response.StatusCode == 503)';
  const backend = retried(`condition="${condition}" count="3" interval="1"`);
  assert.deepEqual(await outcome(backend, [unreachable(), ...busy(1), answer(200, 'ok')]), {
    calls: 3,
    seconds: [1, 1],
    status: 200,
    error: undefined,
  });
});

test('a condition may look at LastError, which is gone once a retry has helped', async () => {
  const condition = '@(context.LastError?.Reason == "BackendConnectionFailure")';
  const backend = retried(`condition="${condition}" count="3" interval="1"`);
  const { calls, error } = await outcome(backend, [unreachable(), answer(200, 'ok')]);
  assert.deepEqual([calls, error], [2, undefined]);
});

const NOT_THERE = {
  source: 'forward-request',
  reason: 'BackendConnectionFailure',
  message: 'It is not there.',
  scope: 'api',
  section: 'backend',
  path: 'retry[1]',
};

test('what goes wrong inside goes on to on-error where the condition does not hold, cannot be told, or count is reached', async () => {
  for (const [condition, calls] of [
    ['false', 1],
    [FAILED, 1],
    ['true', 2],
  ] as const)
    assert.deepEqual(
      await outcome(retried(`condition="${condition}" count="1" interval="1"`), [unreachable(), unreachable()]),
      { calls, seconds: calls === 2 ? [1] : [], status: 500, error: NOT_THERE },
    );
});

test('a condition that throws without a failure before it fails the request in retry itself', async () => {
  const backend = retried('condition="@(context.Variables["x"] == null)" count="1" interval="1"');
  const { calls, error } = await outcome(backend, [answer(200, 'ok')]);
  assert.deepEqual(
    [calls, error?.source, error?.reason, error?.section],
    [1, 'retry', 'ExpressionValueEvaluationFailure', 'backend'],
  );
});

test('the condition sees the body of the response of each run', async () => {
  const condition = '@(context.Response.Body.As<string>(preserveContent: true) == "busy")';
  const { calls, status } = await outcome(retried(`condition="${condition}" count="5" interval="1"`), [
    ...busy(2),
    answer(200, 'ok'),
  ]);
  assert.deepEqual([calls, status], [3, 200]);
});

test('an answer inside ends retry and the request', async () => {
  const { services, asked } = fakeServices();
  const sections: Sections = {
    inbound: retried('condition="true" count="5" interval="1"', '<return-response />'),
    backend: '<forward-request />',
  };
  const { response } = await run({ api: sections }, everything, services);
  assert.deepEqual([response?.statusCode, asked.length], [200, 0]);
});

test('retry may stand in each section, and base in it', async () => {
  const { services } = fakeServices(answer(200, 'ok'));
  const mark = (name: string) =>
    `<retry condition="false" count="1" interval="1"><set-header name="${name}"><value>1</value></set-header></retry>`;
  const global = { inbound: '', backend: '<forward-request />' };
  const api = {
    inbound: mark('X-In'),
    backend: retried('condition="false" count="1" interval="1"', '<base />'),
    outbound: mark('X-Out'),
  };
  const context = await run({ global, api }, everything, services);
  assert.deepEqual(
    [context.request.headers.includes('X-In'), context.response?.headers, context.response?.statusCode],
    [true, ['X-Out', '1'], 200],
  );
});

test('who has gone away is not waited for', async () => {
  const { services, asked } = fakeServices(...busy(3));
  const context = contextIn(steered(), services);
  Object.defineProperty(context, 'gone', { value: AbortSignal.abort(new Error('The caller hung up.')) });
  const backend = retried('condition="true" count="5" interval="1"');
  await runIn(context, { api: { inbound: '', backend } }, everything);
  assert.equal(asked.length, 1);
  assert.deepEqual(context.lastError, {
    source: 'retry',
    reason: 'ClientConnectionFailure',
    message: 'The caller hung up.',
    scope: 'api',
    section: 'backend',
  });
});
