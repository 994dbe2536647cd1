import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineDocument } from '../../src/policy/compile.ts';
import { embeddedIn } from '../../src/policy/document/embedded/embedded.ts';
import type { Written } from '../../src/policy/document/written.ts';
import { everything, tools } from './fake-gateway.ts';

const VALUES: Readonly<Record<string, string>> = { long: 'a value of many\nlines', tag: '{% nope %}' };

const looking = tools({
  ...everything,
  namedValue: name => (Object.hasOwn(VALUES, name) ? { value: VALUES[name], secret: false } : undefined),
});

const faultsOf = (document: string | Written): string[] =>
  examineDocument(document, 'api', looking).faults.map(({ message }) => message);

const document = (template: string): string =>
  `<policies>\n<inbound>\n<set-body template="liquid">${template}</set-body>\n</inbound>\n<backend><base /></backend>\n</policies>`;

const told = (line: number, column: number, sentence: string): string =>
  `Error in element 'set-body' on line ${line}, column ${column}: The Liquid template cannot be read: ${sentence}.`;

/** Where the mark ^ stands in a document, the line and column of a fault is expected; it is no part of it. */
const CASES: readonly (readonly [it: string, template: string, sentence: string])[] = [
  ['at the beginning of its text', '^{% nope %}', 'tag "nope" not found'],
  ['on another line', '{\n  "a": {{ body.a }},\n  "b": ^{% nope %}\n}', 'tag "nope" not found'],
  ['behind entities', '&lt;&amp;&#65;&#x42;&quot; ^{% nope %}', 'tag "nope" not found'],
  ['behind a comment', '{<!-- {% if %} -->\n ^{% nope %}', 'tag "nope" not found'],
  ['in CDATA, where an ampersand is one', '<![CDATA[ &lt; <a>\n^{% nope %}]]>', 'tag "nope" not found'],
  ['behind CDATA', '<![CDATA[<a>]]> ^{% nope %}', 'tag "nope" not found'],
  ['on lines that end in CRLF', '{\r\n\r\n ^{% nope %}', 'tag "nope" not found'],
  [
    'between elements',
    '<a b="&amp;">\n <c>{{ body.a }}</c> <!-- {{ body.b }} -->\n  ^{% nope %}</a>',
    'tag "nope" not found',
  ],
  ['behind a named value', '{{long}} {{long}}\n{{long}} ^{% nope %}', 'tag "nope" not found'],
  ['that stands in a named value', 'a\n ^{{tag}}', 'tag "nope" not found'],
  ['behind a named value between elements', '<a>{{long}} ^{% nope %}</a>', 'tag "nope" not found'],
  ['inside a tag', 'a {% if^ %}b{% endif %}', 'invalid value expression: ""'],
  ['of a tag that is not closed', 'a\n^{% if body.a %}\n', 'tag {% if body.a %} not closed'],
  [
    "behind Azure's own loop",
    '[{% JSONArrayFor x in body %}{{ x }}{% endJSONArrayFor %}, ^{% nope %}]',
    'tag "nope" not found',
  ],
  [
    "in Azure's own loop",
    '[{%- JSONArrayFor x in body -%}\n ^{% nope %}{% endJSONArrayFor %}]',
    'tag "nope" not found',
  ],
];

const places = (marked: string): { line: number; column: number } => {
  const lines = marked.slice(0, marked.indexOf('^')).split(/\r\n|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};

for (const [it, template, sentence] of CASES)
  test(`a fault of a Liquid template is told where it is: ${it}`, () => {
    const marked = document(template);
    const { line, column } = places(marked);
    assert.deepEqual(faultsOf(marked.replace('^', '')), [told(line, column, sentence)]);
  });

test('a fault of a Liquid template is told where it is: in the value that the toolkit writes, and in return-response', () => {
  const value = document('\n <value>\n  {% nope %}</value>');
  assert.deepEqual(faultsOf(value), [told(5, 3, 'tag "nope" not found')]);
  const inner = document('').replace(
    /<set-body.*<\/set-body>/,
    '<return-response>\n<set-body template="liquid">\n {% nope %}</set-body></return-response>',
  );
  assert.deepEqual(faultsOf(inner), [told(5, 2, 'tag "nope" not found')]);
});

test('a fault of a Liquid template is told where it is: in the file that holds the document', () => {
  const [bicep] = embeddedIn('main.bicep', `var p = '''\n${document('\n {% nope %}')}'''`);
  assert.ok(bicep);
  assert.deepEqual(faultsOf(bicep), [told(5, 2, 'tag "nope" not found')]);
});
