import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

const { services } = fakeServices();

async function outcome(inbound: string) {
  const { lastError, response } = await run({ api: { inbound, backend: '' } }, everything, services);
  return lastError ?? response?.body.bytes?.toString();
}

const set = (name: string, value: string): string =>
  `<set-variable name="${name}" value="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" />`;
const answer = (expression: string): string =>
  `<return-response><set-body>@(${expression.replaceAll('<', '&lt;')})</set-body></return-response>`;

test('a literal is a text, whatever it looks like', async () => {
  assert.equal(await outcome(set('n', '60') + answer('context.Variables["n"].GetType().Name')), 'String');
  assert.equal(await outcome(set('n', '') + answer('((string)context.Variables["n"]).Length')), '0');
});

test('what an expression answers keeps its .NET type', async () => {
  for (const [value, type] of [
    ['@(60)', 'Int32'],
    ['@(60L)', 'Int64'],
    ['@(true)', 'Boolean'],
    ["@('c')", 'Char'],
    ['@(new Guid())', 'Guid'],
    ['@(new DateTime(2026, 3, 1))', 'DateTime'],
    ['@(TimeSpan.FromSeconds(1))', 'TimeSpan'],
    ['@(1.5m)', 'Decimal'],
    ['@(new byte[] { 1 })', 'Byte[]'],
    ['@(new JObject(new JProperty("a", 1)))', 'JObject'],
    ['@(context.Request.Headers)', undefined],
  ] as const)
    if (type !== undefined)
      assert.equal(await outcome(set('v', value) + answer('context.Variables["v"].GetType().Name')), type, value);
  assert.equal(await outcome(set('v', '@(60)') + answer('(int)context.Variables["v"] + 1')), '61');
  assert.equal(
    await outcome(
      set('v', '@(new JObject(new JProperty("a", 1)))') + answer('(int)((JObject)context.Variables["v"])["a"]'),
    ),
    '1',
  );
});

test('null is a value too, and a later value takes the place of an earlier', async () => {
  const isThere = answer('context.Variables.ContainsKey("v") + " " + (context.Variables["v"] == null)');
  assert.equal(await outcome(set('v', '1') + set('v', '@((string)null)') + isThere), 'True True');
});

test('names heed case', async () => {
  assert.equal(await outcome(set('v', '1') + set('V', '2') + answer('(string)context.Variables["v"]')), '1');
});

test('what its expression throws fails the request', async () => {
  assert.deepEqual(await outcome(set('v', '@(context.Variables["none"])')), {
    source: 'set-variable',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The given key 'none' was not present in the dictionary.",
    scope: 'api',
    section: 'inbound',
  });
});
