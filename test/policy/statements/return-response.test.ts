import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

const { services } = fakeServices();

async function returned(children: string) {
  const inbound = `<return-response>${children}</return-response>`;
  const never = '<set-header name="X-Late"><value>yes</value></set-header>';
  const sections = { inbound: inbound + never, backend: '<forward-request />', outbound: never };
  const { response, lastError } = await run({ api: sections }, everything, services);
  assert.equal(lastError, undefined);
  return [response?.statusCode, response?.statusText, response?.headers, response?.body.bytes?.toString()];
}

test('return-response alone answers 200 with nothing, and nothing more runs', async () => {
  assert.deepEqual(await returned(''), [200, 'OK', [], '']);
});

test('status, headers and body are what its children say', async () => {
  assert.deepEqual(
    await returned(
      '<set-status code="401" reason="Unauthorized" /><set-header name="X-A"><value>1</value></set-header>' +
        '<set-header name="X-A" exists-action="append"><value>2</value></set-header>' +
        '<set-body>@("<é>" + context.Request.Method)</set-body>',
    ),
    [401, 'Unauthorized', ['X-A', '1,2'], '<é>GET'],
  );
});

test('a body of bytes goes out as it is', async () => {
  const { response } = await run(
    {
      api: {
        inbound: '<return-response><set-body>@(new byte[] { 0, 255, 128 })</set-body></return-response>',
        backend: '',
      },
    },
    everything,
    services,
  );
  assert.deepEqual(response?.body.bytes, Buffer.from([0, 255, 128]));
});

test('the backend’s response that it replaces is let go', async () => {
  const dropped: string[] = [];
  const response = heldResponse(200, 'OK', [], Buffer.from('hello'));
  response.body.drop = why => dropped.push(why);
  const sections = { inbound: '', backend: '<forward-request />', outbound: '<return-response />' };
  await run({ api: sections }, everything, fakeServices(response).services);
  assert.deepEqual(dropped, ['Another response took its place.']);
});
