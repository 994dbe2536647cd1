import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallContext } from '../../../src/policy/call-context.ts';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

const { services } = fakeServices();
const header = (value: string): string => `<set-header name="X-Branch"><value>${value}</value></set-header>`;
const choose = (first: string, second: string): string =>
  `<choose><when condition="${first}">${header('first')}</when><when condition="${second}">${header('second')}</when>` +
  `<otherwise>${header('otherwise')}</otherwise></choose>`;

const branch = ({ request }: CallContext): string | undefined =>
  request.headers[request.headers.indexOf('X-Branch') + 1];

async function taken(inbound: string): Promise<string | undefined> {
  const context = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.equal(context.lastError, undefined);
  return branch(context);
}

test('choose runs the first branch whose condition holds, and no other', async () => {
  assert.equal(await taken(choose('true', 'true')), 'first');
  assert.equal(await taken(choose('false', 'true')), 'second');
  assert.equal(await taken(choose('@(1 > 2)', '@(context.Request.Method == "GET")')), 'second');
});

test('choose runs otherwise where no condition holds, and nothing where there is none', async () => {
  assert.equal(await taken(choose('false', '@(false)')), 'otherwise');
  const context = await run(
    { api: { inbound: `<choose><when condition="false">${header('x')}</when></choose>`, backend: '' } },
    everything,
    services,
  );
  assert.deepEqual([context.request.headers.includes('X-Branch'), context.lastError], [false, undefined]);
});

test('a condition may be the text of a truth, and anything else fails the request', async () => {
  assert.equal(await taken(choose('@("TRUE")', 'true')), 'first');
  const { lastError } = await run({ api: { inbound: choose('@("yes")', 'true'), backend: '' } }, everything, services);
  assert.deepEqual(lastError, {
    source: 'choose',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The 'condition' attribute must be true or false.",
    scope: 'api',
    section: 'inbound',
  });
});

test('base in a branch stands for the broader scope’s steps', async () => {
  const global = { inbound: header('global'), backend: '' };
  const inbound = '<choose><when condition="@(true)"><base /></when></choose>';
  assert.equal(branch(await run({ global, api: { inbound, backend: '' } }, everything, services)), 'global');
});

test('an error in a branch is told with the branch it stands in', async () => {
  const inbound =
    `<choose><when condition="true" /></choose><choose><when condition="false" /><when condition="true">` +
    `<choose><when condition="true"><authentication-certificate id="mine" certificate-id="@((string)null)" /></when></choose></when></choose>`;
  const { lastError } = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.deepEqual(lastError, {
    source: 'authentication-certificate',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The 'certificate-id' attribute must not be null.",
    scope: 'api',
    section: 'inbound',
    path: 'choose[2]/when[2]/choose[1]/when[1]',
    policyId: 'mine',
  });
});

test('a branch that answers ends the request', async () => {
  const inbound = `<choose><when condition="true"><return-response /></when></choose>${header('late')}`;
  const context = await run({ api: { inbound, backend: '<forward-request />' } }, everything, services);
  assert.deepEqual([context.response?.statusCode, context.request.headers.includes('X-Branch')], [200, false]);
});
