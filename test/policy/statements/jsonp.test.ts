import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

/** The caller's query is `?q=1`. */
async function called(policy: string, body: string) {
  const response = heldResponse(200, 'OK', ['Content-Type', 'application/json'], Buffer.from(body));
  const sections = { inbound: '', backend: '<forward-request />', outbound: policy };
  const context = await run({ api: sections }, everything, fakeServices(response).services);
  return context.lastError?.message ?? [context.response?.headers, context.response?.body.bytes?.toString()];
}

test('without the parameter the body stays as it is', async () => {
  assert.deepEqual(await called('<jsonp callback-parameter-name="cb" />', '{"a":1}'), [
    ['Content-Type', 'application/json'],
    '{"a":1}',
  ]);
});

test('a value that is no identifier is refused', async () => {
  assert.equal(
    await called('<jsonp callback-parameter-name="@("q")" />', '{}'),
    'Value of callback parameter q is not a valid JavaScript identifier.',
  );
});
