import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observer } from '../../src/policy/observer.ts';
import { answer, everything, fakeServices, observedContext } from './fake-gateway.ts';
import { runIn } from './run.ts';

test('an observer is told of each step, branch and expression, in their order and with their place', async () => {
  const told: string[] = [];
  const observer: Observer = {
    before: ({ place, path, section }) => told.push(`before ${section} ${path} ${place.name}@${place.column}`),
    after: ({ place }, _context, outcome) =>
      told.push(`after ${place.name} ${typeof outcome === 'object' ? outcome.error.reason : outcome}`),
    branch: ({ name }, taken) => told.push(`${name} ${taken}`),
    evaluated: ({ source }, value) => told.push(`${source} = ${value}`),
    threw: ({ source }, message) => told.push(`${source} threw ${message}`),
    sent: ({ url }) => told.push(`sent ${url}`),
    traced: ({ message }) => told.push(`traced ${message}`),
    secret: () => undefined,
  };
  const { services } = fakeServices(answer(200, 'hello'));
  const inbound =
    '<choose><when condition="false" /><when condition="@(1 < 2)"><set-header name="a"><value>@("b")</value></set-header></when><otherwise /></choose>';
  const outbound = '<set-status code="@("99")" />';
  await runIn(
    observedContext(services, observer),
    { api: { inbound, backend: '<forward-request />', outbound } },
    everything,
  );
  assert.deepEqual(told, [
    'before inbound  choose@20',
    'when false',
    '@(1 < 2) = true',
    'when true',
    'otherwise false',
    'before inbound choose[1]/when[2] set-header@81',
    '@("b") = b',
    'after set-header undefined',
    'after choose undefined',
    'before backend  forward-request@184',
    'after forward-request undefined',
    'before outbound  set-status@223',
    '@("99") = 99',
    'after set-status ExpressionValueEvaluationFailure',
  ]);
});
