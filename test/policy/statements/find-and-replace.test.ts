import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

/** What outbound makes of a response with this body; the whole error where it fails. */
async function replaced(policy: string, body: Buffer, type = 'text/plain') {
  const headers = ['Content-Type', type, 'Content-Length', `${body.length}`];
  const sections = { inbound: '', backend: '<forward-request />', outbound: policy };
  const { services } = fakeServices(heldResponse(200, 'OK', headers, body));
  const { response, lastError } = await run({ api: sections }, everything, services);
  return lastError ?? { bytes: response?.body.bytes, headers: response?.headers };
}

const replace = (from: string, to: string): string => `<find-and-replace from="${from}" to="${to}" />`;

test('every occurrence is replaced, heeding case, and what told of the old length is gone', async () => {
  assert.deepEqual(await replaced(replace('aa', 'b'), Buffer.from('aaaAaa')), {
    bytes: Buffer.from('baAb'),
    headers: ['Content-Type', 'text/plain'],
  });
});

test('a body without it stays as it is', async () => {
  const body = Buffer.from('abc');
  assert.deepEqual(await replaced(replace('d', 'e'), body), {
    bytes: body,
    headers: ['Content-Type', 'text/plain', 'Content-Length', '3'],
  });
});

test('what is no text stays as it is around it, and the charset of the body counts', async () => {
  const outcome = async (body: readonly number[], type: string) => {
    const result = await replaced(replace('é', 'ü'), Buffer.from(body), type);
    return 'bytes' in result && result.bytes !== undefined ? [...result.bytes] : result;
  };
  assert.deepEqual(await outcome([0xff, 0xc3, 0xa9, 0x00], 'text/plain'), [0xff, 0xc3, 0xbc, 0x00]);
  assert.deepEqual(await outcome([0xff, 0xe9, 0x00], 'text/plain; charset=iso-8859-1'), [0xff, 0xfc, 0x00]);
  assert.deepEqual(await outcome([0xe9, 0x00], 'text/plain; charset="UTF-16LE"'), [0xfc, 0x00]);
});

test('an expression that gives nothing to find fails the request', async () => {
  assert.deepEqual(await replaced(replace('@(&quot;&quot;)', 'a'), Buffer.from('abc')), {
    source: 'find-and-replace',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The 'from' attribute must not be empty.",
    scope: 'api',
    section: 'outbound',
  });
});
