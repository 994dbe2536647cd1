import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { run, runIn } from '../run.ts';

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

/** The variable r holds this response, and the policy is run on it. */
async function returnedFrom(held: unknown, attributes: string, children: string) {
  const context = contextWith(services);
  if (held !== undefined) context.variables.set('r', held);
  const inbound = `<return-response ${attributes}>${children}</return-response>`;
  await runIn(context, { api: { inbound, backend: '' } }, everything);
  const { response, lastError } = context;
  return lastError ?? [response?.statusCode, response?.statusText, response?.headers, response?.body.bytes?.toString()];
}

const HEADERS = ['X-Kept', '1', 'Transfer-Encoding', 'chunked', 'Keep-Alive', 'timeout=5', 'Content-Encoding', 'br'];
const sent = () => heldResponse(202, 'Taken', HEADERS, Buffer.from('body'));

test('a response in a variable is what its children begin with, and stays as it was', async () => {
  const message = sent();
  const held = contextWith(services).objects.response(message);
  const named = 'response-variable-name="r"';
  assert.deepEqual(await returnedFrom(held, named, ''), [
    202,
    'Taken',
    ['X-Kept', '1', 'Content-Encoding', 'br'],
    'body',
  ]);
  assert.deepEqual(
    await returnedFrom(
      held,
      named,
      '<set-status code="203" reason="Changed" /><set-header name="X-Kept"><value>2</value></set-header><set-body>new</set-body>',
    ),
    [203, 'Changed', ['X-Kept', '2'], 'new'],
  );
  assert.deepEqual([message, message.body.bytes], [sent(), Buffer.from('body')]);
});

test('a variable that is not there, or holds no response, fails the request', async () => {
  for (const held of [undefined, null, 'text'])
    assert.deepEqual(await returnedFrom(held, 'response-variable-name="r"', '<set-status code="203" />'), {
      source: 'return-response',
      reason: 'ResponseVariableInvalid',
      message: "The variable 'r' holds no response (IResponse), such as send-request puts into one.",
      scope: 'api',
      section: 'inbound',
    });
});

test('in on-error it takes the place of the answer to the error', async () => {
  const recovered = '<return-response><set-status code="418" reason="Tea" /></return-response>';
  const context = contextWith(services);
  const sections = { inbound: '<return-response response-variable-name="r" />', backend: '', onError: recovered };
  await runIn(context, { api: sections }, everything);
  assert.equal(context.response?.statusCode, 418);
});
