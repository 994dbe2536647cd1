import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldBody } from '../../../src/http/message.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** What a template makes of a request with this body; the whole error where it fails. */
async function filled(template: string, body: string, type: string, attributes = '', before = '') {
  const context = contextWith(fakeServices().services);
  context.request.headers = ['Content-Type', type, 'X-Name', 'value', 'X-Number', '60'];
  context.request.body = new HeldBody(Buffer.from(body));
  const inbound = `${before}<set-body template="liquid" ${attributes}>${template}</set-body>`;
  await runIn(context, { api: { inbound, backend: '' } }, everything);
  return context.lastError ?? context.request.body?.bytes?.toString();
}

const fromJson = (template: string, body: unknown, attributes = '') =>
  filled(template, JSON.stringify(body), JSON_TYPE, attributes);

test('the body of JSON is there by its names', async () => {
  const body = { a: { 'b-c': [1, { d: 'x' }], Big: true, none: null } };
  assert.equal(
    await fromJson('{{body.a["b-c"][0]}} {{body.a.b-c[1].d}} {{body.a.Big}} [{{body.a.none}}{{body.no.such}}]', body),
    '1 x true []',
  );
  assert.equal(
    await filled(
      '{{body.big}} {{body.text}}',
      '{"big":12345678901234567890,"text":"12345678901234567890"}',
      'text/json',
    ),
    '12345678901234567890 12345678901234567890',
  );
  assert.equal(await filled('{{body.a}}', '{"a":1.50}', 'application/vnd.test+json'), '1.5');
});

test('loops, conditions and the loop that puts commas', async () => {
  const body = { items: [{ n: 1 }, { n: 2 }, { n: 3 }] };
  assert.equal(
    await fromJson('[{% JSONArrayFor item in body.items %}{"n":{{item.n}}}{% endJSONArrayFor %}]', body),
    '[{"n":1},{"n":2},{"n":3}]',
  );
  assert.equal(await fromJson('[{% JSONArrayFor i in body.none %}{{i}}{% endJSONArrayFor %}]', body), '[]');
  assert.equal(
    await fromJson('{% for i in body.items %}{% if i.n &gt; 1 and i.n != 3 %}{{ i.n }}{% endif %}{% endfor %}', body),
    '2',
  );
  assert.equal(
    await fromJson('{% assign x = body.items %}{{ x.size }}{% capture y %}a{{ x[0].n }}{% endcapture %}{{y}}', body),
    '3a1',
  );
});

test('elements are part of the template as they are written', async () => {
  const template =
    '\n<s:A xmlns:s="urn:s"><!-- {{body.n}} --><b c="{{body.n}}">{% if body.n == 1 %}&lt;{% endif %}</b></s:A>\n';
  assert.equal(await fromJson(template, { n: 1 }), '\n<s:A xmlns:s="urn:s"><!-- 1 --><b c="1">&lt;</b></s:A>\n');
});

test('a text of JSON that looks like a date is one, unless parse-date says no', async () => {
  const body = { at: '2026-03-01T10:20:30Z', off: '2026-03-01T10:20:30+02:00', day: '2026-03-01' };
  const template = '{{body.at}} {{body.off}} {{body.day}} {{body.at | Date:"yyyyMMdd HH"}}';
  assert.equal(await fromJson(template, body), '03/01/2026 10:20:30 03/01/2026 08:20:30 2026-03-01 20260301 10');
  assert.equal(
    await fromJson(template, body, 'parse-date="false"'),
    '2026-03-01T10:20:30Z 2026-03-01T10:20:30+02:00 2026-03-01 20260301 10',
  );
});

const SOAP =
  '<?xml version="1.0"?><s:Envelope xmlns:s="urn:s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body>' +
  '<GetResponse id="7"><Item>a&amp;b</Item><Item>c</Item><One k="v"><![CDATA[<x>]]></One><Nil xsi:nil="true"/></GetResponse></s:Body></s:Envelope>';

test('the body of XML is there by its local names, whatever their case', async () => {
  const at = 'body.envelope.body.getresponse';
  for (const type of ['text/xml', 'application/xml; charset=utf-8', 'application/soap+xml'])
    assert.equal(await filled(`{{${at}.id}} {{${at}.One}} {{${at}.one.k}} {{${at}.Item[1]}}`, SOAP, type), '7 <x> v c');
  assert.equal(
    await filled(`[{% JSONArrayFor i in ${at}.item %}"{{i}}"{% endJSONArrayFor %}]`, SOAP, 'text/xml'),
    '["a&b","c"]',
  );
  assert.equal(await filled(`{% for i in ${at}.one %}{{i.k}}{% endfor %}`, SOAP, 'text/xml'), 'v');
});

test('an element that says it is nil is blank, or null where xsi-nil says so', async () => {
  const template =
    '[{{body.envelope.body.getresponse.nil}}]{% if body.envelope.body.getresponse.nil == nil %}null{% endif %}';
  assert.equal(await filled(template, SOAP, 'text/xml'), '[]');
  assert.equal(await filled(template, SOAP, 'text/xml', 'xsi-nil="blank"'), '[]');
  assert.equal(await filled(template, SOAP, 'text/xml', 'xsi-nil="null"'), '[]null');
});

test('variables are there, with what expressions put into them', async () => {
  const variables =
    '<set-variable name="text" value="a" /><set-variable name="n" value="@(41)" /><set-variable name="is" value="@(true)" />' +
    '<set-variable name="o" value="@(new JObject(new JProperty(&quot;k&quot;, 5)))" /><set-variable name="none" value="@((string)null)" />';
  assert.equal(
    await filled(
      '{{context.Variables["text"]}} {{context.Variables["n"] | Plus: 1}} {% if context.Variables["is"] %}yes{% endif %} {{context.Variables["o"].k}} [{{context.Variables["none"]}}{{context.Variables["other"]}}]',
      '',
      'text/plain',
      '',
      variables,
    ),
    'a 42 yes 5 []',
  );
});

test('the request is there by the names of its members', async () => {
  assert.equal(
    await filled(
      '{{context.Request.Method}} {{context.Request.OriginalMethod}} {{context.Request.Url.Path}} {{context.Request.OriginalUrl.QueryString}} {{context.Request.OriginalUrl.Query.q}} {{context.Request.OriginalUrl.Host}}:{{context.Request.OriginalUrl.Port}} {{context.Request.Headers["x-name"]}} {{context.Request.Headers.X-Number}} {{context.Request.OriginalUrl}}',
      '',
      'text/plain',
    ),
    'GET GET /shop/items/1 ?q=1 1 gateway.test:443 value 60 https://gateway.test/shop/items/1?q=1',
  );
});

test('filters go by the names of .NET, and by those of Liquid', async () => {
  const body = { s: '  aB c ', n: -7, list: ['b', 'a', 'b'], html: `<a href="x">'&</a>`, d: '2026-03-01 10:20' };
  for (const [template, expected] of [
    ['{{body.s | Strip | Upcase | Append: "!" | Prepend: "."}}', '.AB C!'],
    ['{{body.s | strip | downcase | capitalize}}', 'Ab C'],
    [
      '{{body.n | Abs}} {{7 | DividedBy: 2}} {{7.5 | DividedBy: 2}} {{7 | Modulo: 4}} {{2.567 | Round: 1}} {{3 | AtLeast: 5}} {{3 | AtMost: 2}}',
      '7 3 3.75 3 2.6 5 2',
    ],
    [
      '{{body.list | Uniq | Sort | Join: "-"}} {{body.list | First}} {{body.list | Last}} {{body.list | Size}}',
      'a-b b b 3',
    ],
    ['{{body.html | Escape}}', '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&lt;/a&gt;'],
    ['{{body.html | StripHtml}} {{"a b&c" | UrlEncode}} {{"a+b%26" | UrlDecode}}', "'& a+b%26c a b&"],
    [
      '{{"a,b" | Split: "," | Last}} {{"aXbX" | Replace: "X", "y"}} {{"aXbX" | ReplaceFirst: "X", "y"}} {{"aXbX" | Remove: "X"}}',
      'b ayby aybX ab',
    ],
    [
      '{{"one two three" | TruncateWords: 2}} {{"abcdefgh" | Truncate: 5}} {{"abc" | Slice: 1, 1}}',
      'one two... ab... b',
    ],
    ['{{1234.5 | Currency}} {{body.none | Default: "d"}}', '$1,234.50 d'],
    ['{{body.d | Date: "dd.MM.yyyy HH:mm"}} {{body.s | Date: "yyyy"}}', '01.03.2026 10:20   aB c '],
  ] as const)
    assert.equal(await fromJson(template.replaceAll('&', '&amp;'), body), expected, template);
});

test('what is no template is refused at its place', async () => {
  for (const [template, column, message] of [
    ['{{ body.a | NoSuch }}', 61, 'undefined filter: NoSuch'],
    ['{% if body.a %}', 49, 'tag {% if body.a %} not closed'],
    ['{% include "/etc/passwd" %}', 49, 'tag "include" not found'],
  ] as const)
    await assert.rejects(fromJson(template, {}), {
      code: 'ValidationError',
      message: `Error in element 'set-body' on line 1, column ${column}: The Liquid template cannot be read: ${message}.`,
    });
});

test('a body that is not what its Content-Type says fails the request', async () => {
  assert.deepEqual(await filled('{{body.a}}', '{"a":', JSON_TYPE), {
    source: 'set-body',
    reason: 'MessageBodyInvalid',
    message: `The body is not what its Content-Type '${JSON_TYPE}' says: Unexpected end of JSON input`,
    scope: 'api',
    section: 'inbound',
  });
  const wrong = await filled('{{body.a}}', '<a>', 'text/xml');
  assert.equal(typeof wrong === 'object' && wrong.reason, 'MessageBodyInvalid');
  assert.equal(await filled('none', '{"a":', JSON_TYPE), 'none');
});

test('a template that does not end is stopped', async () => {
  const endless = '{% for a in (1..100000) %}{% for b in (1..100000) %}{{a}}{% endfor %}{% endfor %}';
  const error = await fromJson(endless, {});
  assert.equal(typeof error === 'object' && error.reason, 'LiquidTemplateFailure');
});

test('in return-response there is no body, but the rest of the call', async () => {
  const context = contextWith(fakeServices().services);
  context.request.headers = ['Content-Type', 'application/json'];
  context.request.body = new HeldBody(Buffer.from('{"a":1}'));
  const inbound =
    '<return-response><set-body template="liquid">[{{body.a}}] {{context.Request.Method}}</set-body></return-response>';
  await runIn(context, { api: { inbound, backend: '' } }, everything);
  assert.equal(context.response?.body.bytes?.toString(), '[] GET');
});
