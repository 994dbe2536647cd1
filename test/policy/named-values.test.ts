import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../src/policy/compile.ts';
import { readElement } from '../../src/policy/document/element.ts';
import { AS_WRITTEN, NamedValueFilling } from '../../src/policy/document/filling.ts';
import type { Lookup } from '../../src/policy/lookup.ts';
import { Masker } from '../../src/policy/masker.ts';
import { answer, everything, fakeServices, tools } from './fake-gateway.ts';
import { run } from './run.ts';

const VALUES: Readonly<Record<string, string>> = {
  host: 'contoso.com',
  name: 'X-From "A" & <B>',
  seconds: '30',
  who: '@(context.Request.Headers.GetValueOrDefault("X-Name", ""))',
  broken: '@(context.Request',
  code: '"a" + "b"',
};
const SECRETS = ['key'];

const lookup: Lookup = {
  ...everything,
  namedValue: name => {
    const value = { ...VALUES, key: 's3cr3t' }[name];
    return value === undefined ? undefined : { value, secret: SECRETS.includes(name) };
  },
};

const read = (source: string) => {
  const filling = new NamedValueFilling(name => lookup.namedValue(name));
  return { element: readElement(source, filling), filling };
};

const inbound = (content: string): string =>
  `<policies><inbound>\n${content}\n</inbound><backend /><outbound /><on-error /></policies>`;

const refusal = (content: string): string => {
  try {
    compileDocument(inbound(content), 'api', tools(lookup));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'compiled';
};

test('a name in an attribute and in a text is its value, whatever XML makes of that', () => {
  const { element } = read('<a b="https://{{host}}/{{name}}">{{host}}<![CDATA[ {{seconds}}]]></a>');
  assert.deepEqual(
    [element.attributes[0]?.value, element.text],
    ['https://contoso.com/X-From "A" & <B>', 'contoso.com 30'],
  );
});

test('as it was written a document keeps its names', () => {
  assert.equal(readElement('<a b="{{host}}" />', AS_WRITTEN).attributes[0]?.value, '{{host}}');
});

test('where a name stands is told exactly, behind entities, comments and other names too', () => {
  const { filling } = read(
    '<a>\n<b c="&amp;{{host}}\n {{seconds}}" d="@("{{host}}" + &quot;{{code}}&quot;)"/>\n<!-- {{no}} -->{{host}}</a>',
  );
  assert.deepEqual(
    filling.names.map(({ name, place }) => `${name} in ${place.name} ${place.line}:${place.column}`),
    ['host in b 2:12', 'seconds in b 3:2', 'host in b 3:21', 'code in b 3:39', 'host in a 4:16'],
  );
});

test('a name in an expression is put there before it is compiled', async () => {
  const { services } = fakeServices(answer(200, ''));
  const context = await run(
    { api: { inbound: '<set-header name="X-A"><value>@({{code}} + "{{host}}")</value></set-header>', backend: '' } },
    lookup,
    services,
  );
  assert.deepEqual(context.request.headers.slice(-2), ['X-A', 'abcontoso.com']);
});

test('a value may be an expression', async () => {
  const { services } = fakeServices(answer(200, ''));
  const context = await run(
    { api: { inbound: '<set-header name="X-A"><value>{{who}}</value></set-header>', backend: '' } },
    lookup,
    services,
  );
  assert.deepEqual(context.request.headers.slice(-2), ['X-A', 'value']);
});

test('all unknown names are told at once, each with its place', () => {
  assert.equal(
    refusal('<set-header name="{{none}}">\n<value>{{host}} {{other}}</value></set-header>'),
    "Error in element 'set-header' on line 2, column 19: Property 'none' not found.\n" +
      "Error in element 'value' on line 3, column 17: Property 'other' not found.",
  );
});

test('what does not compile is placed in the document, behind and in a value', () => {
  const header = (value: string) => `<set-header name="X-A"><value>${value}</value></set-header>`;
  assert.equal(
    refusal(header('@("{{host}}" + none)')),
    "Error in element 'value' on line 2, column 46: CS0103: The name 'none' does not exist in the current context",
  );
  assert.equal(
    refusal(header('{{broken}}')),
    "Error in element 'value' on line 2, column 31: A named value holds a policy expression that does not end where its text does.",
  );
});

test('no refusal quotes a secret', () => {
  const refused = refusal('<set-header name="X-A"><value>@({{key}})</value></set-header>');
  assert.equal(
    refused,
    "Error in element 'value' on line 2, column 33: CS0103: The name '***' does not exist in the current context",
  );
});

test('Liquid keeps the names that nobody knows', () => {
  const { element, filling } = read('<set-body template="liquid">{{body.name}} {{host}}</set-body>');
  assert.deepEqual([element.text, filling.faults], ['{{body.name}} contoso.com', []]);
});

test('a masker hides secrets as they are and as JSON and URLs write them, the longest first', () => {
  const masker = new Masker(['abc', 'abc"def', 'a b', 'x']);
  assert.equal(masker.mask('abc abc"def abc\\"def a%20b a b x'), '*** *** *** *** *** x');
});
