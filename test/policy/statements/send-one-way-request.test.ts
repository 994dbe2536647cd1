import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutgoingRequest } from '../../../src/policy/outgoing.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

test('send-one-way-request sends, and the call goes on before there is an answer', async () => {
  const requests: OutgoingRequest[] = [];
  const { services } = fakeServices();
  const context = contextWith({
    ...services,
    send: request => {
      requests.push(request);
      return new Promise(() => undefined);
    },
  });
  const inbound =
    '<send-one-way-request mode="new" timeout="30"><set-url>https://hooks.test/a</set-url><set-method>POST</set-method>' +
    '<set-header name="X-Name" exists-action="override"><value>@(context.Request.Headers["X-Name"][0])</value></set-header>' +
    '<set-body>@("from " + context.Request.Method)</set-body></send-one-way-request>';
  await runIn(context, { global: { inbound, backend: '' } }, everything);
  assert.equal(context.lastError, undefined);
  assert.deepEqual(
    requests.map(({ source, method, url, headers, body, timeoutMilliseconds }) => [
      source,
      method,
      url.href,
      headers,
      body?.toString(),
      timeoutMilliseconds,
    ]),
    [['send-one-way-request', 'POST', 'https://hooks.test/a', ['X-Name', 'value'], 'from GET', 30_000]],
  );
});

test('an expression that fails in it fails the call', async () => {
  const { services } = fakeServices();
  const context = contextWith(services);
  const inbound =
    '<send-one-way-request><set-url>https://hooks.test/a</set-url><set-method>POST</set-method>' +
    '<set-body>@(context.Request.Headers["none"][0])</set-body></send-one-way-request>';
  await runIn(context, { global: { inbound, backend: '' } }, everything);
  assert.deepEqual(
    [context.lastError?.source, context.lastError?.reason],
    ['send-one-way-request', 'ExpressionValueEvaluationFailure'],
  );
});
