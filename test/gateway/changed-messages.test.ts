import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type RequestOptions, send } from './support/client.ts';
import { type ShopSections, startShop } from './support/shop.ts';

const ZIPPED = gzipSync('from the backend');

/** One call of /shop/items?a=1%20b&c: what the backend received, and what the caller gets. */
async function called(t: TestContext, sections: ShopSections, request: RequestOptions) {
  let received: unknown;
  const { url } = await startShop(t, sections, {
    handler: async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      received = [incoming.method, incoming.url, incoming.headers['content-length'], Buffer.concat(chunks).toString()];
      outgoing.writeHead(200, {
        'Content-Type': 'text/plain',
        'Content-Encoding': 'gzip',
        'Content-Length': ZIPPED.length,
      });
      outgoing.end(ZIPPED);
    },
  });
  const { status, headers, body } = await send(`${url}/items?a=1%20b&c`, request);
  return { received, status, headers, body };
}

const BIG = 'x'.repeat(300_000);

for (const [sentence, inbound, request, expected] of [
  [
    'a body set on a request without one is sent with its length',
    '<set-method>POST</set-method><set-body>{"é":1}</set-body>',
    {},
    ['POST', '/items?a=1%20b&c', '8', '{"é":1}'],
  ],
  ['a GET may have one too', '<set-body>{}</set-body>', {}, ['GET', '/items?a=1%20b&c', '2', '{}']],
  [
    'a body set in the place of a large one is sent with its own length, and the large one is read by nobody',
    '<set-body>small</set-body>',
    { method: 'PUT', body: BIG },
    ['PUT', '/items?a=1%20b&c', '5', 'small'],
  ],
  [
    'an empty body in the place of another is none',
    '<set-body />',
    { method: 'PUT', body: 'something' },
    ['PUT', '/items?a=1%20b&c', '0', ''],
  ],
  [
    'a body made of the one that came',
    '<set-body>@("[" + context.Request.Body.As&lt;string&gt;() + "]")</set-body>',
    { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: 'abc' },
    ['POST', '/items?a=1%20b&c', '5', '[abc]'],
  ],
  [
    'a body that was set is what later expressions read, and can be read only once without keeping it',
    '<set-body>one</set-body><set-body>@(context.Request.Body.As&lt;string&gt;(true) + context.Request.Body.As&lt;string&gt;())</set-body>',
    { method: 'POST', body: 'zero' },
    ['POST', '/items?a=1%20b&c', '6', 'oneone'],
  ],
  [
    'query and path of the backend request are rewritten, what is encoded stays so',
    '<set-query-parameter name="key"><value>a&amp;b</value></set-query-parameter><rewrite-uri template="/v2/x%2Fy?z=1" />',
    {},
    ['GET', '/v2/x%2Fy?z=1&a=1%20b&c&key=a%26b', undefined, ''],
  ],
  [
    'a later expression sees the URL as rewritten, and the one that was received',
    '<rewrite-uri template="/v2" copy-unmatched-params="false" /><set-query-parameter name="was"><value>@(context.Request.OriginalUrl.Path + context.Request.Url.Path)</value></set-query-parameter>',
    {},
    ['GET', '/v2?was=%2Fshop%2Fitems%2Fv2', undefined, ''],
  ],
] as const)
  test(sentence, async t => {
    assert.deepEqual((await called(t, { inbound }, request)).received, expected);
  });

test('the body of a response is replaced with its length, and nothing says that it is compressed', async t => {
  const { body, headers, status } = await called(t, { outbound: '<set-body>é</set-body>' }, {});
  assert.deepEqual(
    [status, body, headers['content-length'], headers['content-encoding'], headers['content-type']],
    [200, 'é', '2', undefined, 'text/plain'],
  );
});

test('a response that a policy decompressed and wrote again is sent as it then is', async t => {
  const outbound = '<set-body>@(context.Response.Body.As&lt;string&gt;().ToUpper())</set-body>';
  const { body, headers } = await called(t, { outbound }, {});
  assert.deepEqual(
    [body, headers['content-length'], headers['content-encoding']],
    ['FROM THE BACKEND', '16', undefined],
  );
});

for (const [sentence, attributes, expected] of [
  ['every time, byte by byte', 'from="o" to="0é"', 'fr0ém the backend'],
  ['by expressions, and by nothing', 'from="@("the " + "back")" to=""', 'from end'],
  ['what is not there', 'from="THE" to="a"', 'from the backend'],
  ['what looks like a pattern', 'from="." to="$&amp;"', 'from the backend'],
] as const)
  test(`find-and-replace changes the body of a compressed response: ${sentence}`, async t => {
    const outbound = `<find-and-replace ${attributes} />`;
    const { headers, body } = await called(t, { outbound }, {});
    const isChanged = expected !== 'from the backend';
    assert.deepEqual(
      [headers['content-encoding'], headers['content-length']],
      isChanged ? [undefined, `${Buffer.byteLength(expected)}`] : ['gzip', `${ZIPPED.length}`],
    );
    if (isChanged) assert.equal(body, expected);
  });

test('find-and-replace in inbound changes the request, and nothing where it has no body', async t => {
  const inbound = '<find-and-replace from="$" to="$$" />';
  const changed = await called(t, { inbound }, { method: 'POST', body: 'a$b$' });
  assert.deepEqual(changed.received, ['POST', '/items?a=1%20b&c', '6', 'a$$b$$']);
  assert.deepEqual((await called(t, { inbound }, {})).received, ['GET', '/items?a=1%20b&c', undefined, '']);
});

test('a Liquid template is filled with the body of a response, in a configuration without expressions too', async t => {
  const { url } = await startShop(
    t,
    {
      inbound: '<set-body template="liquid">{"path":"{{context.Request.OriginalUrl.Path}}","a":{{body.a}}}</set-body>',
      outbound:
        '<set-body template="liquid"><a><b>{{body.body}}</b><c>{{context.Response.StatusCode}}</c></a></set-body>',
    },
    {},
  );
  const { body, headers } = await send(`${url}/x`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":[1,2]}',
  });
  assert.equal(body, '<a><b>{"path":"/shop/x","a":12}</b><c>200</c></a>');
  assert.equal(headers['content-length'], `${body.length}`);
});

test('a body that cannot be decompressed fails what would look into it', async t => {
  const inbound = '<find-and-replace from="a" to="b" />';
  const { url, gateway } = await startShop(t, { inbound }, {});
  const { status } = await send(`${url}/a`, {
    method: 'POST',
    headers: { 'content-encoding': 'gzip' },
    body: 'no gzip',
  });
  assert.equal(status, 500);
  assert.match(gateway.lines.at(-1) ?? '', /The body cannot be decompressed: incorrect header check\./);
});

test('a backend that is asked by HEAD answers nothing to wait for', async t => {
  const { received, status, body, headers } = await called(t, { inbound: '<set-method>head</set-method>' }, {});
  assert.deepEqual([received, status, body], [['HEAD', '/items?a=1%20b&c', undefined, ''], 200, '']);
  assert.equal(headers['content-length'], '0');
});

test('a variable that holds what came is used by later policies', async t => {
  const inbound =
    '<set-variable name="body" value="@(context.Request.Body.As&lt;JObject&gt;(preserveContent: true))" />' +
    '<set-variable name="n" value="@(1)" />' +
    '<set-body>@(((JObject)context.Variables["body"])["n"].Value&lt;int&gt;() + (int)context.Variables["n"])</set-body>';
  const request = { method: 'POST', body: '{"n":41}' };
  const { received } = await called(t, { inbound }, request);
  assert.deepEqual(received, ['POST', '/items?a=1%20b&c', '2', '42']);
});
