import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldBody } from '../../../src/http/message.ts';
import type { OutgoingRequest } from '../../../src/policy/outgoing.ts';
import { PolicyError } from '../../../src/policy/policy-error.ts';
import { answer, certificateNamed, contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn, type Sections } from '../run.ts';

const body = (text: string) => `<set-header name="X-Result"><value>@(${text})</value></set-header>`;
const RESULT = '((IResponse)context.Variables["r"])';

/** Runs these sections; every request that they send is answered 201 with a JSON body, or fails. */
async function sent(sections: Sections, failure?: PolicyError, requestBody?: string) {
  const requests: OutgoingRequest[] = [];
  const { services } = fakeServices(answer(200, 'from the backend'));
  const context = contextWith({
    ...services,
    send: async request => {
      requests.push(request);
      if (failure !== undefined) throw failure;
      return answer(201, '{"access_token":"abc"}');
    },
  });
  if (requestBody !== undefined) context.request.body = new HeldBody(Buffer.from(requestBody));
  await runIn(context, { global: sections }, everything);
  return { requests, context, header: context.request.headers.at(-1), lastError: context.lastError };
}

const post =
  '<set-url> https://login.test/token?v=2 </set-url><set-method>POST</set-method>' +
  '<set-header name="Content-Type"><value>application/x-www-form-urlencoded</value></set-header>' +
  '<set-body>grant_type=client_credentials</set-body>';

const shownRequest = ({ url, body, certificate, ...rest }: OutgoingRequest) => ({
  ...rest,
  url: url.href,
  body: body?.toString(),
  certificate: certificate?.id,
});

test('send-request makes a request from its children, and a variable holds the answer for expressions', async () => {
  const { requests, header } = await sent({
    inbound:
      `<send-request mode="new" response-variable-name="r" timeout="20" ignore-error="true">${post}</send-request>` +
      body(`${RESULT}.StatusCode + " " + (string)${RESULT}.Body.As<JObject>()["access_token"]`),
    backend: '',
  });
  assert.deepEqual(requests.map(shownRequest), [
    {
      source: 'send-request',
      method: 'POST',
      url: 'https://login.test/token?v=2',
      headers: ['Content-Type', 'application/x-www-form-urlencoded'],
      body: 'grant_type=client_credentials',
      certificate: undefined,
      proxy: undefined,
      timeoutMilliseconds: 20_000,
      isDispensable: true,
    },
  ]);
  assert.equal(header, '201 abc');
});

test('every part of a request may be an expression, and what authenticates it may be any of three', async () => {
  const { requests, lastError } = await sent({
    inbound:
      '<send-request mode="@("new")" response-variable-name="@("r")" timeout="@(5 + 5)">' +
      '<set-url>@("https://login.test/" + context.Request.Headers["X-Name"][0])</set-url><set-method>@("patch")</set-method>' +
      '<set-header name="@("A")"><value>@("1")</value></set-header><set-body>@(new byte[] { 104, 105 })</set-body>' +
      '<authentication-certificate certificate-id="client" />' +
      '<authentication-basic username="@("us" + "er")" password="pässword" />' +
      '<proxy url="http://proxy.test:8080" username="me" password="@("secret")" /></send-request>',
    backend: '',
  });
  assert.equal(lastError, undefined);
  assert.deepEqual(requests.map(shownRequest), [
    {
      source: 'send-request',
      method: 'PATCH',
      url: 'https://login.test/value',
      headers: ['A', '1', 'Authorization', `Basic ${Buffer.from('user:pässword').toString('base64')}`],
      body: 'hi',
      certificate: 'id client',
      proxy: { url: 'http://proxy.test:8080', username: 'me', password: 'secret' },
      timeoutMilliseconds: 10_000,
      isDispensable: false,
    },
  ]);
});

test('a new request has nothing of the caller’s, and waits a minute', async () => {
  const { requests } = await sent({
    inbound:
      '<send-request response-variable-name="r"><set-url>http://a.test</set-url><set-method>GET</set-method></send-request>',
    backend: '',
  });
  const [request] = requests;
  assert.deepEqual([request?.headers, request?.body, request?.timeoutMilliseconds], [[], undefined, 60_000]);
});

test('a copy has method, URL, headers and body of the request, and its children change them', async () => {
  const copy = '<send-request mode="copy" response-variable-name="r" />';
  const { requests, context } = await sent({ inbound: copy, backend: '' }, undefined, 'the body');
  assert.deepEqual(requests.map(shownRequest), [
    {
      source: 'send-request',
      method: 'GET',
      url: 'https://backend.test/items/1',
      headers: ['X-Name', 'value', 'X-Number', '60'],
      body: 'the body',
      certificate: undefined,
      proxy: undefined,
      timeoutMilliseconds: 60_000,
      isDispensable: false,
    },
  ]);
  assert.equal(context.request.body?.isConsumed, false);
  const changed = await sent(
    {
      inbound:
        '<send-request mode="copy" response-variable-name="r"><set-url>https://other.test/x</set-url><set-method>PUT</set-method>' +
        '<set-header name="X-Name" exists-action="delete" /><set-body>other</set-body></send-request>',
      backend: '',
    },
    undefined,
    'the body',
  );
  const [{ url, method, headers, body } = assert.fail()] = changed.requests;
  assert.deepEqual(
    [url.href, method, headers, body?.toString()],
    ['https://other.test/x', 'PUT', ['X-Number', '60'], 'other'],
  );
  assert.deepEqual(changed.context.request.headers, ['X-Name', 'value', 'X-Number', '60']);
});

test('in outbound the body is not copied', async () => {
  const { requests } = await sent(
    {
      inbound: '',
      backend: '<forward-request />',
      outbound: '<send-request mode="copy" response-variable-name="r" />',
    },
    undefined,
    'the body',
  );
  assert.equal(requests[0]?.body, undefined);
});

const broken = new PolicyError({
  source: 'send-request',
  reason: 'BackendConnectionFailure',
  message: 'Nothing listens there.',
  responseIsSet: false,
});

test('a request that fails fails the call, unless errors are ignored: then the variable is null', async () => {
  const send = (attributes: string) =>
    `<send-request response-variable-name="r"${attributes}>${post}</send-request>${body('context.Variables["r"] == null')}`;
  const failed = await sent({ inbound: send(''), backend: '' }, broken);
  assert.deepEqual(failed.lastError, {
    source: 'send-request',
    reason: 'BackendConnectionFailure',
    message: 'Nothing listens there.',
    scope: 'global',
    section: 'inbound',
  });
  assert.equal(failed.context.variables.has('r'), false);
  const ignored = await sent({ inbound: send(' ignore-error="true"'), backend: '' }, broken);
  assert.deepEqual([ignored.lastError, ignored.header], [undefined, 'True']);
  assert.equal(
    (await sent({ inbound: send(' ignore-error="false"'), backend: '' }, broken)).lastError?.source,
    'send-request',
  );
});

test('what an expression says that is no URL, or that fails, is no error of sending', async () => {
  const inbound =
    '<send-request response-variable-name="r" ignore-error="true"><set-url>@("nowhere")</set-url><set-method>GET</set-method></send-request>';
  const { lastError, requests } = await sent({ inbound, backend: '' });
  assert.deepEqual(requests, []);
  assert.deepEqual(
    [lastError?.source, lastError?.reason, lastError?.message],
    [
      'send-request',
      'ExpressionValueEvaluationFailure',
      'Expression evaluation failed. The text must be an absolute http:// or https:// URL, such as https://contoso.com/token.',
    ],
  );
});

test('a text that is no URL fails the call when it comes to it', async () => {
  const { lastError, requests } = await sent({
    inbound:
      '<send-request response-variable-name="r"><set-url>#{host}#/a</set-url><set-method>GET</set-method></send-request>',
    backend: '',
  });
  assert.deepEqual(
    [requests, lastError?.source, lastError?.reason, lastError?.message],
    [
      [],
      'send-request',
      'InvalidUrl',
      'The text must be an absolute http:// or https:// URL, such as https://contoso.com/token.',
    ],
  );
});

test('a certificate by expression that is not there fails the call', async () => {
  const requests: OutgoingRequest[] = [];
  const { services } = fakeServices();
  const context = contextWith({
    ...services,
    certificate: reference =>
      'certificateId' in reference && reference.certificateId === 'there' ? certificateNamed('there') : undefined,
    send: async request => {
      requests.push(request);
      return answer(200, '');
    },
  });
  const request = (id: string) =>
    `<send-request response-variable-name="r" ignore-error="true">${post}<authentication-certificate certificate-id="@("${id}")" /></send-request>`;
  await runIn(context, { global: { inbound: request('there') + request('none'), backend: '' } }, everything);
  assert.deepEqual(
    requests.map(({ certificate }) => certificate?.id),
    ['there'],
  );
  assert.equal(context.lastError?.message, "Certificate with id 'none' not found.");
});
