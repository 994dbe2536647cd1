import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

async function status(outbound: string) {
  const { services } = fakeServices(answer(200, 'hello'));
  const { response, lastError } = await run(
    { api: { inbound: '', backend: '<forward-request />', outbound } },
    everything,
    services,
  );
  return lastError?.message ?? [response?.statusCode, response?.statusText, response?.body.bytes?.toString()];
}

test('the status of the response is replaced, and its body stays', async () => {
  assert.deepEqual(await status('<set-status code="201" reason="Made" />'), [201, 'Made', 'hello']);
  assert.deepEqual(await status('<set-status code="@(200 + 4)" reason="@("No" + " Content")" />'), [
    204,
    'No Content',
    'hello',
  ]);
});

test('a status without a reason gets the usual one', async () => {
  assert.deepEqual(await status('<set-status code="404" />'), [404, '', 'hello']);
});

test('an expression that is no status fails the request', async () => {
  assert.equal(
    await status('<set-status code="@(1000)" reason="x" />'),
    "Expression evaluation failed. The 'code' attribute must be a status code from 200 to 599.",
  );
});

test('before there is a response it changes nothing', async () => {
  const { services } = fakeServices(answer(200, 'hello'));
  const sections = { inbound: '<set-status code="418" />', backend: '<forward-request />' };
  assert.equal((await run({ api: sections }, everything, services)).response?.statusCode, 200);
});
