import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PolicyError } from '../../../src/policy/policy-error.ts';
import { answer, everything, fakeServices, shown } from '../fake-gateway.ts';
import { run } from '../run.ts';

const PLAIN = {
  timeoutMilliseconds: undefined,
  continueMilliseconds: undefined,
  followsRedirects: false,
  buffersRequestBody: false,
  buffersResponse: undefined,
};
const ok = answer(200, 'hello');
const teapot = answer(418, 'tea');

async function forwarded(backend: string, ...responses: Parameters<typeof fakeServices>) {
  const { services, asked } = fakeServices(...responses);
  const context = await run({ global: { inbound: '', backend } }, everything, services);
  return { asked, response: context.response, lastError: context.lastError };
}

test('forward-request takes the backend’s response, of whatever status', async () => {
  const expected = { asked: [PLAIN], lastError: undefined };
  assert.deepEqual(await forwarded('<forward-request />', ok), { ...expected, response: ok });
  assert.deepEqual(await forwarded('<forward-request fail-on-error-status-code="false" />', teapot), {
    ...expected,
    response: teapot,
  });
});

test('a timeout is in seconds, a timeout-ms in milliseconds', async () => {
  const asked = async (attribute: string): Promise<unknown> =>
    (await forwarded(`<forward-request ${attribute} />`, ok)).asked;
  assert.deepEqual(await asked('timeout="60"'), [{ ...PLAIN, timeoutMilliseconds: 60_000 }]);
  assert.deepEqual(await asked('timeout-ms="1500"'), [{ ...PLAIN, timeoutMilliseconds: 1500 }]);
  assert.deepEqual(await asked('timeout="2147483"'), [{ ...PLAIN, timeoutMilliseconds: 2_147_483_000 }]);
});

test('a timeout by expression is a number or the text of one', async () => {
  const asked = async (attribute: string): Promise<unknown> => {
    const { asked, lastError } = await forwarded(`<forward-request ${attribute} />`, ok);
    return lastError?.message ?? asked;
  };
  assert.deepEqual(await asked('timeout="@(context.Request.Headers["X-Number"][0])"'), [
    { ...PLAIN, timeoutMilliseconds: 60_000 },
  ]);
  assert.deepEqual(await asked('timeout-ms="@(3 * 500)"'), [{ ...PLAIN, timeoutMilliseconds: 1500 }]);
  assert.equal(
    await asked('timeout="@(-1)"'),
    "Expression evaluation failed. The 'timeout' attribute must be a whole number from 0 to 2147483.",
  );
});

test('the last of several forward-requests gives the response', async () => {
  assert.deepEqual((await forwarded('<forward-request /><forward-request />', teapot, ok)).response, ok);
});

test('a backend that cannot be reached fails the request', async () => {
  const message = 'The backend refused the connection.';
  const error = new PolicyError({
    source: 'forward-request',
    reason: 'BackendConnectionFailure',
    message,
    responseIsSet: false,
  });
  const { response, lastError } = await forwarded('<forward-request />', error);
  assert.deepEqual(shown(response), { statusCode: 500, body: `failed: ${message}` });
  assert.deepEqual(lastError, {
    source: 'forward-request',
    reason: 'BackendConnectionFailure',
    message,
    scope: 'global',
    section: 'backend',
  });
});

test('with fail-on-error-status-code an error status runs on-error and stays the response', async () => {
  const { response, lastError } = await forwarded('<forward-request fail-on-error-status-code="true" />', teapot);
  assert.deepEqual(response, teapot);
  assert.equal(lastError?.message, 'The backend answered with status code 418.');
  assert.equal((await forwarded('<forward-request fail-on-error-status-code="true" />', ok)).lastError, undefined);
});

test('redirects are followed and bodies held where the policy says so', async () => {
  const asked = async (attributes: string): Promise<unknown> =>
    (await forwarded(`<forward-request ${attributes} />`, ok)).asked;
  assert.deepEqual(await asked('follow-redirects="true" buffer-request-body="true" buffer-response="false"'), [
    { ...PLAIN, followsRedirects: true, buffersRequestBody: true, buffersResponse: false },
  ]);
  assert.deepEqual(await asked('follow-redirects="@(1 < 2)" timeout="5"'), [
    { ...PLAIN, followsRedirects: true, timeoutMilliseconds: 5000 },
  ]);
});

test('what this gateway cannot do for Azure’s attributes changes nothing of the call', async () => {
  const { asked, lastError } = await forwarded('<forward-request http-version="2or1" />', ok);
  assert.deepEqual([asked, lastError], [[PLAIN], undefined]);
});

test('a body waits for the backend to ask for it where the policy says so', async () => {
  for (const value of ['3', '@(1 + 2)']) {
    const { asked } = await forwarded(`<forward-request continue-timeout="${value}" />`, ok);
    assert.deepEqual(asked, [{ ...PLAIN, continueMilliseconds: 3000 }]);
  }
});
