import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

const { services } = fakeServices();

async function method(inbound: string) {
  const { lastError, request } = await run({ api: { inbound, backend: '' } }, everything, services);
  return lastError?.message ?? request.method;
}

test('the method of the request is what the text says, white space and case apart', async () => {
  assert.equal(await method('<set-method>PUT</set-method>'), 'PUT');
  assert.equal(await method('<set-method>\n  patch\n</set-method>'), 'PATCH');
  assert.equal(await method('<set-method>@(context.Request.Method + "X")</set-method>'), 'GETX');
});

test('a later section changes it too, and an expression that is no method fails the request', async () => {
  const sections = { inbound: '', backend: '', onError: '<set-method>HEAD</set-method>' };
  assert.equal((await run({ api: sections }, everything, services)).request.method, 'GET');
  assert.equal(
    await method('<set-method>@("GET /evil HTTP/1.1")</set-method>'),
    'Expression evaluation failed. The text must be the name of a method, such as GET.',
  );
});
