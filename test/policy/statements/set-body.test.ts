import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

const HEADERS = ['Content-Encoding', 'gzip', 'X-Kept', 'yes', 'content-length', '2', 'Content-Type', 'text/plain'];

/** The bodies of request and response after these policies. */
async function bodies(inbound: string, outbound: string) {
  const response = heldResponse(200, 'OK', HEADERS, Buffer.from('ok'));
  const context = contextWith(fakeServices(response).services);
  await runIn(context, { api: { inbound, backend: '<forward-request />', outbound } }, everything);
  assert.equal(context.lastError, undefined);
  return {
    request: context.request.body?.bytes,
    response: context.response?.body.bytes,
    headers: context.response?.headers,
  };
}

const text = async (content: string, attributes = ''): Promise<string | undefined> =>
  (await bodies(`<set-body${attributes}>${content}</set-body>`, '')).request?.toString();

test('in inbound the request gets a body, in outbound the response another', async () => {
  const { request, response } = await bodies('<set-body>é</set-body>', '<set-body>bye</set-body>');
  assert.deepEqual([request, response], [Buffer.from('é'), Buffer.from('bye')]);
});

test('what told of the old bytes is gone, and Content-Type stays', async () => {
  assert.deepEqual((await bodies('', '<set-body>bye</set-body>')).headers, [
    'X-Kept',
    'yes',
    'Content-Type',
    'text/plain',
  ]);
  assert.deepEqual((await bodies('', '')).headers, HEADERS);
});

test('a text is taken as it stands, white space and CDATA included', async () => {
  assert.equal(await text(' {"a": 1}\n'), ' {"a": 1}\n');
  assert.equal(await text('<![CDATA[<a b="1">&amp;</a>]]>'), '<a b="1">&amp;</a>');
  assert.equal(await text('&lt;a/&gt;'), '<a/>');
  assert.equal(await text(''), '');
});

test('elements are taken as they are written', async () => {
  const xml = '\n  <s:Envelope xmlns:s="urn:s"><!-- kept --><a>&lt;é</a><b>@(1)</b></s:Envelope>\n';
  assert.equal(await text(xml), xml);
});

test('the content may stand in one value, as Microsoft’s toolkit writes it', async () => {
  assert.equal(await text(' <value>a</value> '), 'a');
  assert.equal(await text('<value>@("a" + 1)</value>'), 'a1');
  assert.equal(await text('<value><a>1</a></value>'), '<a>1</a>');
  assert.equal(await text('<value>{{context.Request.Method}}</value>', ' template="liquid"'), 'GET');
  assert.equal(await text('<value>a</value><value>b</value>'), '<value>a</value><value>b</value>');
});

test('an expression gives a text, bytes as they are, the text of what else it answers, and nothing for null', async () => {
  assert.equal(await text('@("é")'), 'é');
  assert.deepEqual((await bodies('<set-body>@(new byte[] { 0, 255 })</set-body>', '')).request, Buffer.from([0, 255]));
  assert.equal(await text('@(1.50m)'), '1.50');
  assert.equal(await text('@(true)'), 'True');
  assert.equal(await text('@((string)null)'), '');
});

test('in on-error it is the body of what the caller gets', async () => {
  const context = contextWith(fakeServices().services);
  const sections = {
    inbound: '<set-variable name="a" value="@(context.Variables["none"])" />',
    backend: '',
    onError: '<set-body>@(context.Response == null ? "none" : "sorry")</set-body>',
  };
  await runIn(context, { api: sections }, everything);
  assert.deepEqual([context.response?.statusCode, context.response?.body.bytes?.toString()], [500, 'sorry']);
});

test('the body that it replaces is let go where nobody has read it', async () => {
  const dropped: string[] = [];
  const response = heldResponse(200, 'OK', [], Buffer.alloc(0));
  response.body = {
    bytes: undefined,
    isConsumed: false,
    read: () => Promise.reject(new Error('Nobody asked for it.')),
    drop: why => dropped.push(why),
  };
  const context = contextWith(fakeServices(response).services);
  const sections = { inbound: '', backend: '<forward-request />', outbound: '<set-body>bye</set-body>' };
  await runIn(context, { api: sections }, everything);
  assert.deepEqual([dropped, context.lastError], [['A policy set another body.'], undefined]);
});
