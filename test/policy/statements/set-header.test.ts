import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

const RESPONSE = ['Set-Cookie', 'a=1', 'X-Kept', 'yes', 'set-cookie', 'b=2', 'Content-Length', '2'];

const header = (name: string, action: string, ...values: string[]): string =>
  `<set-header name="${name}" exists-action="${action}">${values.map(value => `<value>${value}</value>`).join('')}</set-header>`;

/** The headers of the request, and those of the response, after these policies. */
async function headers(inbound: string, outbound: string) {
  const { services } = fakeServices(heldResponse(200, 'OK', RESPONSE, Buffer.from('ok')));
  const sections = { inbound, backend: '<forward-request />', outbound };
  const { request, response, lastError } = await run({ api: sections }, everything, services);
  assert.equal(lastError, undefined);
  return { request: request.headers, response: response?.headers };
}

const request = async (inbound: string): Promise<unknown> => (await headers(inbound, '')).request;
const response = async (outbound: string): Promise<unknown> => (await headers('', outbound)).response;

test('in inbound a header of the request is replaced, in outbound one of the response', async () => {
  assert.deepEqual(await headers(header('x-name', 'override', 'new'), header('X-KEPT', 'override', 'no')), {
    request: ['X-Number', '60', 'x-name', 'new'],
    response: ['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Content-Length', '2', 'X-KEPT', 'no'],
  });
});

test('without exists-action it is override', async () => {
  assert.deepEqual(await request('<set-header name="X-Name"><value>new</value></set-header>'), [
    'X-Number',
    '60',
    'X-Name',
    'new',
  ]);
});

test('skip leaves a header that is there alone, and sets one that is not', async () => {
  assert.deepEqual(await request(header('x-name', 'skip', 'new') + header('X-New', 'skip', '1')), [
    'X-Name',
    'value',
    'X-Number',
    '60',
    'X-New',
    '1',
  ]);
});

test('append adds to what is there; several values are one line with commas', async () => {
  assert.deepEqual(await request(header('X-Name', 'append', '2', '3')), ['X-Number', '60', 'X-Name', 'value,2,3']);
});

test('several values of Set-Cookie and its like are a line each', async () => {
  assert.deepEqual(await response(header('Set-Cookie', 'append', 'c=3')), [
    'X-Kept',
    'yes',
    'Content-Length',
    '2',
    'Set-Cookie',
    'a=1',
    'Set-Cookie',
    'b=2',
    'Set-Cookie',
    'c=3',
  ]);
});

test('delete takes each line of a header away, whatever its case', async () => {
  assert.deepEqual(await response(header('SET-COOKIE', 'delete')), ['X-Kept', 'yes', 'Content-Length', '2']);
});

test('what frames a message cannot be changed', async () => {
  assert.deepEqual(
    await response(
      header('Content-Length', 'delete') +
        header('content-length', 'override', '7') +
        header('Transfer-Encoding', 'append', 'chunked') +
        header('Connection', 'override', 'close'),
    ),
    RESPONSE,
  );
});

test('name, action and values may be expressions', async () => {
  const byExpression =
    '<set-header name="@("X-" + "New")" exists-action="@(1 > 2 ? "skip" : "override")"><value>@(context.Request.Headers["X-Number"][0] + "!")</value><value>@(2)</value></set-header>';
  assert.deepEqual(await request(byExpression), ['X-Name', 'value', 'X-Number', '60', 'X-New', '60!,2']);
});

test('an expression cannot smuggle a line into the headers', async () => {
  const { services } = fakeServices();
  const inbound = '<set-header name="X-New"><value>@("a\\r\\nX-Evil: 1")</value></set-header>';
  const { lastError, request } = await run({ api: { inbound, backend: '' } }, everything, services);
  assert.equal(
    lastError?.message,
    'Expression evaluation failed. The text must hold only characters that a header can carry.',
  );
  assert.deepEqual(request.headers, ['X-Name', 'value', 'X-Number', '60']);
});
