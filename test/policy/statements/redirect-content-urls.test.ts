import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldBody, heldResponse } from '../../../src/http/message.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

const GATEWAY = 'https://gateway.test/shop';
const BACKEND = 'https://backend.test/api';

test('the backend’s URLs in a response become the gateway’s, and in a request the reverse', async () => {
  const response = heldResponse(
    200,
    'OK',
    ['Location', BACKEND, 'Content-Length', '9'],
    Buffer.from(`"${BACKEND}/x?y" é`),
  );
  const context = contextWith(fakeServices(response).services);
  context.request.body = new HeldBody(Buffer.from(`${GATEWAY}/z`));
  const policy = '<redirect-content-urls />';
  await runIn(context, { api: { inbound: policy, backend: '<forward-request />', outbound: policy } }, everything);
  assert.equal(context.request.body.bytes?.toString(), `${BACKEND}/z`);
  assert.equal(context.response?.body.bytes?.toString(), `"${GATEWAY}/x?y" é`);
  assert.deepEqual(context.response?.headers, ['Location', BACKEND]);
});

test('without a body there is nothing to do', async () => {
  const context = contextWith(fakeServices().services);
  await runIn(context, { api: { inbound: '<redirect-content-urls />', backend: '' } }, everything);
  assert.deepEqual([context.lastError, context.request.body], [undefined, undefined]);
});
