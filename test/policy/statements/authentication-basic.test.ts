import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

test('authentication-basic gives the request its Authorization header, in the place of the caller’s', async () => {
  const { services } = fakeServices();
  const inbound =
    '<set-header name="authorization"><value>Bearer caller</value></set-header>' +
    '<authentication-basic username="Aladdin" password="@("open" + " sesame")" />';
  const { request } = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.deepEqual(request.headers, [
    'X-Name',
    'value',
    'X-Number',
    '60',
    'Authorization',
    'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  ]);
});
