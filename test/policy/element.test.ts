import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Element, readElement } from '../../src/policy/document/element.ts';
import { AS_WRITTEN } from '../../src/policy/document/filling.ts';

const refused = (source: string, message: string): void =>
  assert.throws(() => readElement(source, AS_WRITTEN), { name: 'UserError', code: 'ValidationError', message });

const outline = ({ name, line, column, children }: Element): unknown[] => [
  name,
  line,
  column,
  ...children.map(outline),
];

test('every element knows its line and column, whatever ends the lines', () => {
  for (const eol of ['\n', '\r\n', '\r']) {
    const source = ['<a>', '  <b/>', '\t<c x="1"><d></d>', '</c>', '</a>'].join(eol);
    assert.deepEqual(outline(readElement(source, AS_WRITTEN)), ['a', 1, 1, ['b', 2, 3], ['c', 3, 2, ['d', 3, 11]]]);
  }
});

test('the ranges of elements, contents and attributes are those of the text as typed', () => {
  const source = '\uFEFF<a>x<b one = "1"\n two=\'&lt;2\' /><!-- > --><c >\u{1F600}</c ></a >';
  const a = readElement(source, AS_WRITTEN);
  const text = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
  const [b, c] = a.children;
  assert.equal(text(a), source.slice(1));
  assert.equal(b && text(b), '<b one = "1"\n two=\'&lt;2\' />');
  assert.equal(c && text(c), '<c >\u{1F600}</c >');
  assert.deepEqual(
    [a, b, c].map(element => element?.content && text(element.content)),
    [source.slice(4, -5), undefined, '\u{1F600}'],
  );
  assert.deepEqual(b?.attributes.map(text), ['one = "1"', "two='&lt;2'"]);
  assert.deepEqual(
    b?.attributes.map(({ name, value, line, column }) => [name, value, line, column]),
    [
      ['one', '1', 1, 9],
      ['two', '<2', 2, 2],
    ],
  );
});

test('text is an element’s own, with the five entities, numbers and CDATA read', () => {
  const { text } = readElement('<a>1&amp;&lt;&gt;&quot;&apos;<b>no</b>&#65;&#x42;<![CDATA[<c>&amp;]]></a>', AS_WRITTEN);
  assert.equal(text, '1&<>"\'AB<c>&amp;');
});

test('what is not XML is refused with line and position', () => {
  refused('', 'Root element is missing. Line 1, position 1.');
  refused('\n<!-- only this -->\n', 'Root element is missing. Line 3, position 1.');
  refused('<a>&nbsp;</a>', 'Undefined entity. Line 1, position 9.');
  refused('<a>\n  <b x=1/>\n</a>', 'Unquoted attribute value. Line 2, position 8.');
  refused('<a x="1" x="2"/>', 'Duplicate attribute: x. Line 1, position 16.');
  refused('<a/><b/>', 'Documents may contain only one root. Line 1, position 7.');
  refused('<a>\u0001</a>', "'.', hexadecimal value 0x01, is an invalid character. Line 1, position 4.");
  refused('<a b="1>\n<c/></a>', "'<', hexadecimal value 0x3C, is an invalid character. Line 2, position 1.");
});

test('a bare ampersand is shown where it is, not where the parser gave up', () => {
  const message = (line: number, position: number): string =>
    `An error occurred while parsing EntityName. Line ${line}, position ${position}.`;
  refused('<a b="?x=1&y=2"/>', message(1, 12));
  refused('<a>\n<!-- & --><![CDATA[&]]>&amp;&#1;& b;</a>', 'Malformed character entity. Line 2, position 32.');
  refused('<a>\n<!-- & --><![CDATA[&]]>&amp;&#65;& b;</a>', message(2, 35));
});

test('a tag that is not closed is named', () => {
  refused(
    '<a>\n  <b>\n</a>',
    "The 'b' start tag on line 2 position 3 does not match the end tag of 'a'. Line 3, position 3.",
  );
  refused(
    '<a>\n  <b>\n',
    'Unexpected end of file has occurred. The following elements are not closed: b, a. Line 3, position 1.',
  );
  refused(
    '<a><b c="',
    'Unexpected end of file has occurred. The following elements are not closed: b, a. Line 1, position 10.',
  );
  refused('<a/><!-- ', 'Unexpected end of file has occurred. Line 1, position 10.');
  refused('<a></a></b>', 'Unmatched closing tag: b. Line 1, position 11.');
});

test('a document type is refused, and with it every entity of its own', () => {
  refused('<!DOCTYPE a [<!ENTITY x "y">]>\n<a/>', 'A document type declaration is not allowed. Line 1, position 30.');
});

test('a document of XML version 1.1 is read by the rules of 1.0, in which NEL ends no line', () => {
  assert.deepEqual(outline(readElement('<?xml version="1.1"?><a>\u0085<b/></a>', AS_WRITTEN)), [
    'a',
    1,
    22,
    ['b', 1, 26],
  ]);
});

test('nesting is limited to 200', () => {
  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  assert.equal(readElement(nested(200), AS_WRITTEN).name, 'a');
  refused(nested(201), "Error in element 'a' on line 1, column 601: Elements may not be nested deeper than 200.");
});

test('a document is limited to 256 KiB of UTF-8', () => {
  const sized = (bytes: number): string => `<a>${'é'.repeat((bytes - 7) / 2)}</a>`;
  assert.equal(readElement(sized(262_143), AS_WRITTEN).name, 'a');
  refused(sized(262_145), 'A policy document must not be larger than 256 KiB.');
});

test('a large document of many small elements is read in a moment', () => {
  const before = process.cpuUsage();
  assert.equal(readElement(`<a>${'<b c="d"/>\n'.repeat(23_000)}</a>`, AS_WRITTEN).children.length, 23_000);
  // Of the processor's time, which a busy machine does not stretch: what grew with the square would take minutes.
  assert.ok(process.cpuUsage(before).user < 5_000_000);
});
