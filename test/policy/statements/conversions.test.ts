import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldBody } from '../../../src/http/message.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

/** What a policy makes of a request with this body; the whole error where it fails. */
async function converted(policy: string, body: string, type: string) {
  const context = contextWith(fakeServices().services);
  context.request.headers = ['Content-Type', type, 'Accept', 'application/json, application/xml'];
  context.request.body = new HeldBody(Buffer.from(body, 'latin1'));
  await runIn(context, { api: { inbound: policy, backend: '' } }, everything);
  return context.lastError ?? [context.request.headers.slice(-1)[0], context.request.body?.bytes?.toString()];
}

test('xml-to-json reads the charset that Content-Type names, and writes UTF-8', async () => {
  assert.deepEqual(
    await converted('<xml-to-json kind="direct" apply="always" />', '<a>\xe9</a>', 'text/xml; charset=iso-8859-1'),
    ['application/json', '{"a":"é"}'],
  );
});

test('json-to-xml does the same', async () => {
  assert.deepEqual(
    await converted('<json-to-xml apply="content-type-json" />', '{"a":"\xe9"}', 'application/json; charset=latin1'),
    ['application/xml', '<a>é</a>'],
  );
});

test('what is not to be converted is told with its source', async () => {
  for (const [policy, message] of [
    ['xml-to-json kind="direct"', /^The body cannot be converted: .*text data outside of root node/],
    ['json-to-xml', /^The body cannot be converted: Unexpected token/],
  ] as const) {
    const error = await converted(`<${policy} apply="always" />`, 'neither', 'text/plain');
    assert.ok(!Array.isArray(error));
    assert.deepEqual([error.source, error.reason], [policy.split(' ')[0], 'MessageBodyInvalid']);
    assert.match(error.message, message);
  }
});

test('a charset that there is not fails the request', async () => {
  const error = await converted('<json-to-xml apply="always" />', '{}', 'application/json; charset=none');
  assert.ok(!Array.isArray(error));
  assert.equal(error.message, "The body is in the charset 'none', which there is not.");
});
