import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

const { services } = fakeServices();

async function query(received: string, ...policies: readonly string[]) {
  const context = contextWith(services);
  context.request.query = received;
  await runIn(context, { api: { inbound: policies.join(''), backend: '' } }, everything);
  return context.lastError?.message ?? context.request.query;
}

const set = (name: string, action: string, ...values: string[]): string =>
  `<set-query-parameter name="${name}" exists-action="${action}">${values.map(value => `<value>${value}</value>`).join('')}</set-query-parameter>`;

test('override takes the place of all values, where the first stood, and leaves the other bytes as they were', async () => {
  assert.equal(await query('', set('a', 'override', '1')), '?a=1');
  assert.equal(await query('?x=%7e&a=1&y=a+b&A=2&z', set('a', 'override', '3')), '?x=%7e&a=3&y=a+b&z');
  assert.equal(await query('?x', '<set-query-parameter name="a"><value>1</value></set-query-parameter>'), '?x&a=1');
  assert.equal(await query('?a=0', set('a', 'override', '1', '2')), '?a=1&a=2');
});

test('skip leaves a parameter that is there alone, append adds to it, delete takes it away', async () => {
  assert.equal(await query('?a=1', set('A', 'skip', '2'), set('b', 'skip', '3')), '?a=1&b=3');
  assert.equal(await query('?a=1&b=2', set('a', 'append', '3', '4')), '?a=1&b=2&a=3&a=4');
  assert.equal(await query('?a=1&b=2&a=3', set('a', 'delete')), '?b=2');
  assert.equal(await query('?a=1', set('a', 'delete')), '');
  assert.equal(await query('?a=%20', set('b', 'delete')), '?a=%20');
});

test('a parameter that was received encoded is found by its name', async () => {
  assert.equal(await query('?%61=1&sub%20key=2', set('a', 'delete'), set('sub key', 'override', '3')), '?sub%20key=3');
});

test('names and values are percent-encoded, but for the dollar of OData', async () => {
  assert.equal(
    await query('', set('q', 'override', "a b&amp;c=d+e/f?é!'()*%20")),
    '?q=a%20b%26c%3Dd%2Be%2Ff%3F%C3%A9%21%27%28%29%2A%2520',
  );
  assert.equal(await query('', set('$filter', 'override', 'x eq 1')), '?$filter=x%20eq%201');
});

test('name, action and values may be expressions; null is an empty value', async () => {
  const byExpression =
    '<set-query-parameter name="@("a" + 1)" exists-action="@("app" + "end")"><value>@(context.Request.Headers["X-Number"][0])</value><value>@((string)null)</value></set-query-parameter>';
  assert.equal(await query('?a1=0', byExpression), '?a1=0&a1=60&a1=');
});

test('an action that there is not fails the request', async () => {
  const wrong = '<set-query-parameter name="a" exists-action="@("remove")"><value>1</value></set-query-parameter>';
  assert.equal(
    await query('', wrong),
    "Expression evaluation failed. The 'exists-action' attribute must be one of override, skip, append and delete.",
  );
});
