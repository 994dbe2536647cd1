import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

const { services } = fakeServices();

const when = (condition: string, inside: string): string =>
  `<choose><when condition="${condition}">${inside}</when></choose>`;
const header = (name: string): string => `<set-header name="${name}"><value>1</value></set-header>`;

test('wait runs each of its policies, and what follows only then', async () => {
  const inbound = `<wait for="all">${when('true', header('X-A'))}${when('@(true)', header('X-B'))}</wait>${header('X-C')}`;
  const { request, lastError } = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.deepEqual([request.headers.slice(-6), lastError], [['X-A', '1', 'X-B', '1', 'X-C', '1'], undefined]);
});

test('an answer in wait ends the request', async () => {
  const inbound = `<wait>${when('true', header('X-A'))}${when('true', '<return-response />')}</wait>${header('X-C')}`;
  const { request, response } = await run({ api: { inbound, backend: '<forward-request />' } }, everything, services);
  assert.deepEqual(
    [response?.statusCode, request.headers.includes('X-A'), request.headers.includes('X-C')],
    [200, true, false],
  );
});

test('a failure in wait is told with where it stands', async () => {
  for (const [until, path] of [
    ['all', 'wait[1]/choose[2]/when[1]'],
    ['@("any")', 'wait[1]/choose[1]/when[1]'],
  ] as const) {
    const failing = when('true', '<set-status code="@(1000)" />');
    const first = until === 'all' ? when('false', '') : failing;
    const inbound = `<wait for="${until}">${first}${failing}</wait>`;
    const outbound = inbound;
    const { lastError } = await run({ api: { inbound: '', backend: '', outbound } }, everything, services);
    assert.deepEqual(lastError, {
      source: 'set-status',
      reason: 'ExpressionValueEvaluationFailure',
      message: "Expression evaluation failed. The 'code' attribute must be a status code from 200 to 599.",
      scope: 'api',
      section: 'outbound',
      path,
    });
  }
});

test('an expression that is neither all nor any fails the request', async () => {
  const inbound = `<wait for="@("some")">${when('true', '')}</wait>`;
  const { lastError } = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.deepEqual(
    [lastError?.source, lastError?.message],
    ['wait', "Expression evaluation failed. The 'for' attribute must be all or any."],
  );
});
