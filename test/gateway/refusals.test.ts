import assert from 'node:assert/strict';
import { test } from 'node:test';
import { send } from './support/client.ts';
import { startShop } from './support/shop.ts';

for (const [policy, inbound, expected] of [
  [
    'check-header',
    '<check-header name="X-Kind" failed-check-httpcode="401" failed-check-error-message="Not authorized" ignore-case="false" />',
    [401, 'Unauthorized', '{ "statusCode": 401, "message": "Not authorized" }', 'HeaderNotFound'],
  ],
  [
    'ip-filter',
    '<ip-filter action="forbid"><address-range from="127.0.0.0" to="127.255.255.255" /></ip-filter>',
    [403, 'Forbidden', '{ "statusCode": 403, "message": "Forbidden" }', 'CallerIpBlocked'],
  ],
] as const)
  test(`what ${policy} refuses does not come to the backend, and on-error sees why`, async t => {
    const onError =
      '<set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason + " " + context.Response.StatusCode)</value></set-header>';
    const { url, backend } = await startShop(t, { inbound, onError }, {});
    const { status, statusText, body, headers } = await send(`${url}/a`);
    const [code, text, json, reason] = expected;
    assert.deepEqual(
      [status, statusText, body, headers['content-type'], headers['x-error']],
      [code, text, json, 'application/json', `${policy} ${reason} ${code}`],
    );
    assert.equal(backend.requests.length, 0);
  });

test('mock-response answers without a call of the backend', async t => {
  const inbound = '<mock-response status-code="202" content-type="application/json" />';
  const { url, backend } = await startShop(t, { inbound, backend: '<forward-request />' }, {});
  const { status, statusText, body, headers } = await send(`${url}/a`);
  assert.deepEqual(
    [status, statusText, body, headers['content-type'], headers['content-length'], backend.requests.length],
    [202, 'Accepted', '', 'application/json', '0', 0],
  );
});
