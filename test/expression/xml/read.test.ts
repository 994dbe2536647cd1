import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOAD, parseXml, readDocument } from '../../../src/expression/xml/read.ts';
import { textValue } from '../../../src/expression/xml/value.ts';
import { meter, parsed, thrown } from './support.ts';

/** Text, and .NET's message without what it says of the place. */
const MISTAKES: readonly (readonly [string, string, string?])[] = [
  ['', 'Root element is missing.'],
  ['<!-- c -->', 'Root element is missing.'],
  ['<?xml version="1.0"?>', 'Root element is missing.'],
  ['abc', 'Data at the root level is invalid.', '1:1'],
  ['{"a": 1}', 'Data at the root level is invalid.', '1:1'],
  ['<a/>x', 'Data at the root level is invalid.', '1:5'],
  ['\uFEFF<a/>', 'Data at the root level is invalid.', '1:1'],
  ['<a></b>', "The 'a' start tag on line 1 position 2 does not match the end tag of 'b'.", '1:6'],
  ['<a>\n <b>\n</a>', "The 'b' start tag on line 2 position 3 does not match the end tag of 'a'.", '3:3'],
  ['<a>', 'Unexpected end of file has occurred. The following elements are not closed: a.', '1:4'],
  ['<a><b>', 'Unexpected end of file has occurred. The following elements are not closed: b, a.', '1:7'],
  ['<a', 'Unexpected end of file while parsing Name has occurred.', '1:3'],
  ['<a b="x', 'There is an unclosed literal string.', '1:8'],
  ['<a><!-- x', 'Unexpected end of file while parsing Comment has occurred.', '1:10'],
  ['<a><![CDATA[ x', 'Unexpected end of file while parsing CDATA has occurred.', '1:15'],
  ['<x:a/>', "'x' is an undeclared prefix.", '1:2'],
  ['<a x:b="1"/>', "'x' is an undeclared prefix.", '1:4'],
  ['<a>x & y</a>', 'An error occurred while parsing EntityName.', '1:7'],
  ['<a>&b</a>', "'<' is an unexpected token. The expected token is ';'.", '1:6'],
  ['<a b="1&c=2"/>', "'=' is an unexpected token. The expected token is ';'.", '1:10'],
  ['<a>&nbsp;</a>', "Reference to undeclared entity 'nbsp'.", '1:5'],
  ['<a>&constructor;</a>', "Reference to undeclared entity 'constructor'.", '1:5'],
  ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "Reference to undeclared entity 'x'.", '1:35'],
  ['<a/><b/>', 'There are multiple root elements.', '1:6'],
  ['<a></a></b>', 'Unexpected end tag.', '1:10'],
  ['<1a/>', "Name cannot begin with the '1' character, hexadecimal value 0x31.", '1:2'],
  ['< a/>', "Name cannot begin with the ' ' character, hexadecimal value 0x20.", '1:2'],
  ['<a$/>', "The '$' character, hexadecimal value 0x24, cannot be included in a name.", '1:3'],
  ['<a b="1" b="2"/>', "'b' is a duplicate attribute name.", '1:10'],
  ['<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>', "'y:b' is a duplicate attribute name.", '1:35'],
  ['<a b=1/>', `'1' is an unexpected token. The expected token is '"' or '''.`, '1:6'],
  ['<a b>', "'>' is an unexpected token. The expected token is '='.", '1:5'],
  ['<a b="1"c="2"/>', "'c' is an unexpected token. Expecting white space.", '1:9'],
  ['<a b="<"/>', "'<', hexadecimal value 0x3C, is an invalid attribute character.", '1:7'],
  ['<a>\u0001</a>', "'\u0001', hexadecimal value 0x01, is an invalid character.", '1:4'],
  [
    ' <?xml version="1.0"?><a/>',
    'Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it.',
    '1:4',
  ],
];

describe('reading XML', () => {
  for (const [text, message, place] of MISTAKES)
    it(`says of ${JSON.stringify(text)} what .NET says`, () => {
      const [line, position] = place?.split(':') ?? [];
      const where = place === undefined ? '' : ` Line ${line}, position ${position}.`;
      assert.equal(
        thrown(() => readDocument(text, LOAD.none)),
        `XmlException: ${message}${where}`,
      );
    });

  it('drops white space between tags and keeps it within texts', () => {
    assert.equal(parsed('<a> <b> x </b>\n</a>').nodes.first?.next, null);
    assert.equal(textValue(meter(), parsed('<a> <b> x </b>\n</a>')), ' x ');
  });

  it('keeps white space where it shall be preserved', () => {
    assert.equal(textValue(meter(), readDocument('<a> <b/>\r\n</a>', LOAD.preserveWhitespace)), ' \n');
    assert.equal(textValue(meter(), parsed('<a xml:space="preserve"> <b/></a>')), ' ');
  });

  it('joins what entities and characters make up, and keeps CDATA apart', () => {
    assert.equal(textValue(meter(), parsed('<a>1 &lt; 2 &#x26; &#65;<![CDATA[<b>]]></a>')), '1 < 2 & A<b>');
    assert.equal(parsed('<a>x<![CDATA[y]]>z</a>').toText(), '<a>x<![CDATA[y]]>z</a>');
  });

  it('keeps the declaration apart from the text, and the body may begin with a byte order mark', () => {
    const document = parseXml('\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes"?><a/>');
    assert.equal(document.declaration?.toText(), '<?xml version="1.0" encoding="utf-8" standalone="yes"?>');
    assert.equal(document.toText(), '<a />');
  });

  it('keeps a document type with an empty subset, as .NET does', () => {
    assert.equal(parseXml('<!DOCTYPE html><html/>').toText(), '<!DOCTYPE html []>\r\n<html />');
    assert.equal(parseXml('<!DOCTYPE a PUBLIC "p" "s"><a/>').toText(), '<!DOCTYPE a PUBLIC "p" "s"[]>\r\n<a />');
  });

  it('takes names that JavaScript objects have for names like others', () => {
    const text = '<constructor __proto__="1" toString="2" />';
    assert.equal(parsed(text).toText(), text);
  });
});
