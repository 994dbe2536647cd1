import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { send } from './support/client.ts';
import { type ShopSections, startShop } from './support/shop.ts';

/** A call whose caller accepts this, of a backend that answers this; the body and the type that the caller gets. */
async function answered(t: TestContext, sections: ShopSections, accept: string, type: string, body: string) {
  const { url } = await startShop(t, sections, {
    handler: (_request, response) => {
      response.writeHead(200, { 'content-type': type });
      response.end(body);
    },
  });
  const answer = await send(`${url}/a`, { headers: { accept } });
  return [answer.status, answer.headers['content-type'], answer.headers['content-length'], answer.body];
}

const XML = '<a><b>é</b></a>';
const JSON_TEXT = '{"a":{"b":"é"}}';
const asJson = [200, 'application/json', '16', JSON_TEXT];
const asXml = [200, 'application/xml', '16', XML];
const same = (type: string, body: string) => [200, type, undefined, body];

for (const [sentence, policy, accept, type, body, expected] of [
  [
    'XML becomes JSON where the caller asks for it',
    'kind="direct" apply="always"',
    'text/html, application/json;q=0.9',
    'text/xml',
    XML,
    asJson,
  ],
  [
    'and stays where the caller does not',
    'kind="direct" apply="always"',
    '*/*',
    'text/xml',
    XML,
    same('text/xml', XML),
  ],
  [
    'or always',
    'kind="javascript-friendly" apply="always" consider-accept-header="false"',
    'text/xml',
    'text/plain',
    XML,
    asJson,
  ],
  [
    'by its Content-Type',
    'kind="direct" apply="content-type-xml" consider-accept-header="@(1 > 2)"',
    '*/*',
    'application/soap+xml; charset=utf-8',
    XML,
    asJson,
  ],
  [
    'and nothing else',
    'kind="direct" apply="content-type-xml" consider-accept-header="false"',
    '*/*',
    'text/plain',
    XML,
    same('text/plain', XML),
  ],
  [
    'with all children as arrays',
    'kind="@("direct")" apply="@("always")" consider-accept-header="false" always-array-child-elements="true"',
    '*/*',
    'text/xml',
    XML,
    [200, 'application/json', '18', '{"a":{"b":["é"]}}'],
  ],
] as const)
  test(`xml-to-json: ${sentence}`, async t => {
    assert.deepEqual(await answered(t, { outbound: `<xml-to-json ${policy} />` }, accept, type, body), expected);
  });

for (const [sentence, policy, accept, type, body, expected] of [
  [
    'JSON becomes XML where the caller asks for it',
    'apply="always"',
    'application/xml',
    'application/json',
    JSON_TEXT,
    asXml,
  ],
  [
    'and stays where the caller does not',
    'apply="always"',
    'application/json',
    'application/json',
    JSON_TEXT,
    same('application/json', JSON_TEXT),
  ],
  [
    'by its Content-Type',
    'apply="content-type-json" consider-accept-header="false" parse-date="false"',
    '*/*',
    'application/problem+json',
    JSON_TEXT,
    asXml,
  ],
  [
    'and nothing else',
    'apply="content-type-json" consider-accept-header="false"',
    '*/*',
    'text/plain',
    JSON_TEXT,
    same('text/plain', JSON_TEXT),
  ],
] as const)
  test(`json-to-xml: ${sentence}`, async t => {
    assert.deepEqual(await answered(t, { outbound: `<json-to-xml ${policy} />` }, accept, type, body), expected);
  });

test('a request is converted too, and one without a body is left alone', async t => {
  const inbound = '<json-to-xml apply="always" consider-accept-header="false" />';
  const { url } = await startShop(t, { inbound }, {});
  const posted = JSON.parse((await send(`${url}/a`, { method: 'POST', body: JSON_TEXT })).body);
  assert.deepEqual([posted.body, posted.headers['content-type']], [XML, 'application/xml']);
  const got = JSON.parse((await send(`${url}/a`)).body);
  assert.deepEqual([got.body, got.headers['content-type']], ['', undefined]);
});

test('a body that is not what is to be converted fails the request, and on-error sees why', async t => {
  const onError =
    '<set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason)</value></set-header>';
  for (const policy of ['xml-to-json kind="direct"', 'json-to-xml']) {
    const inbound = `<${policy} apply="always" consider-accept-header="false" />`;
    const { url, gateway } = await startShop(t, { inbound, onError }, {});
    const { status, headers } = await send(`${url}/a`, { method: 'POST', body: '<a' });
    assert.deepEqual([status, headers['x-error']], [500, `${policy.split(' ')[0]} MessageBodyInvalid`]);
    assert.match(gateway.lines.at(-1) ?? '', /The body cannot be converted: /);
  }
});

test('jsonp calls the function that the caller names, whatever inbound made of the query', async t => {
  const { url } = await startShop(
    t,
    {
      inbound: '<rewrite-uri template="/x" copy-unmatched-params="false" />',
      outbound: '<jsonp callback-parameter-name="cb" />',
    },
    {
      handler: (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON_TEXT);
      },
    },
  );
  const answer = await send(`${url}/a?cb=$show_1`);
  assert.deepEqual(
    [answer.headers['content-type'], answer.headers['content-length'], answer.body],
    ['application/javascript', '26', `$show_1(${JSON_TEXT});`],
  );
  for (const callback of ['a.b', 'alert(1)', '', '1a', 'a%0Ab']) {
    const { status, body } = await send(`${url}/a?cb=${callback}`);
    assert.deepEqual(
      [status, body],
      [400, '{ "statusCode": 400, "message": "Value of callback parameter cb is not a valid JavaScript identifier." }'],
    );
  }
});

test('redirect-content-urls makes the backend’s URLs the gateway’s, and in a request the reverse', async t => {
  const { url, backend } = await startShop(
    t,
    { inbound: '<redirect-content-urls />', outbound: '<redirect-content-urls />' },
    {
      handler: async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        const location = `http://${request.headers.host}/there`;
        response.writeHead(200, { location });
        response.end(`<a href="${location}">é</a> ${Buffer.concat(chunks).toString().startsWith(backend.url)}`);
      },
    },
  );
  const { body, headers } = await send(`${url}/a`, { method: 'POST', body: `${url}/here` });
  assert.equal(body, `<a href="${url}/there">é</a> true`);
  assert.equal(headers.location, `${backend.url}/there`);
});
