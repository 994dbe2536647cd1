import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printNode, SAVE } from '../../../src/expression/xml/print.ts';
import { LOAD, readDocument } from '../../../src/expression/xml/read.ts';
import { XCData } from '../../../src/expression/xml/x-cdata.ts';
import { XComment } from '../../../src/expression/xml/x-comment.ts';
import { XProcessingInstruction } from '../../../src/expression/xml/x-processing-instruction.ts';
import { XText } from '../../../src/expression/xml/x-text.ts';
import { attribute, element, parsed, thrown } from './support.ts';

/** What is read, and what it is printed as, if that is something else. */
const TEXTS: readonly (readonly [string, string?])[] = [
  ['<a />'],
  ['<a></a>'],
  ['<a> </a>', '<a></a>'],
  ['<a><b>x</b><c /></a>', '<a>\r\n  <b>x</b>\r\n  <c />\r\n</a>'],
  ['<a>x<b><c /></b></a>'],
  ['<a><b />x<c /></a>', '<a>\r\n  <b />x<c /></a>'],
  ['<a><b><c /></b></a>', '<a>\r\n  <b>\r\n    <c />\r\n  </b>\r\n</a>'],
  ['<a><!--c--><?p d?><b /></a>', '<a>\r\n  <!--c-->\r\n  <?p d?>\r\n  <b />\r\n</a>'],
  ['<a>&amp;&lt;&gt;"\'</a>'],
  ['<a>1\n2</a>', '<a>1\r\n2</a>'],
  [`<a b="&amp;&lt;&gt;&quot;'" />`],
  ['<a b="&#xA;&#xD;&#x9;" />'],
  ["<a b='x' />", '<a b="x" />'],
  ['<a xmlns="u"><b /></a>', '<a xmlns="u">\r\n  <b />\r\n</a>'],
  ['<p:a xmlns:p="u" p:b="1" />'],
  ['<a xmlns="u"><b xmlns="" /></a>', '<a xmlns="u">\r\n  <b xmlns="" />\r\n</a>'],
  ['<a xmlns="u" xmlns:x="u" />', '<x:a xmlns="u" xmlns:x="u" />'],
  ['<a xml:lang="en" />'],
];

describe('printing XML', () => {
  for (const [text, printed = text] of TEXTS)
    it(`prints ${text} as .NET does`, () => assert.equal(parsed(text).toText(), printed));

  it('declares namespaces that the tree only uses', () => {
    assert.equal(
      element('{u}a', element('{u}b'), element('c')).toText(),
      '<a xmlns="u">\r\n  <b />\r\n  <c xmlns="" />\r\n</a>',
    );
    assert.equal(element('a', attribute('{u}b', '1')).toText(), '<a p1:b="1" xmlns:p1="u" />');
    assert.equal(
      element('a', element('b', attribute('{u}c', '1'), attribute('{v}d', '2'))).toText(),
      '<a>\r\n  <b p2:c="1" p3:d="2" xmlns:p3="v" xmlns:p2="u" />\r\n</a>',
    );
    assert.equal(attribute('{u}b', 'x"y').toText(), 'p0:b="x&quot;y"');
  });

  it('refuses a default namespace that is not the one of the element', () => {
    assert.equal(
      thrown(() => element('a', attribute('xmlns', 'u')).toText()),
      "XmlException: The prefix '' cannot be redefined from '' to 'u' within the same start element tag.",
    );
  });

  it('keeps the prefix that is declared around an element', () => {
    const inner = parsed('<a xmlns:p="u"><p:b /></a>').nodes.first;
    assert.equal(inner?.toText(), '<p:b xmlns:p="u" />');
  });

  it('leaves lines alone, or doubled declarations out, when told so', () => {
    const tree = parsed('<a xmlns:p="u"><b xmlns:p="u" /></a>');
    assert.equal(printNode(tree, SAVE.disableFormatting), '<a xmlns:p="u"><b xmlns:p="u" /></a>');
    assert.equal(printNode(tree, SAVE.disableFormatting | SAVE.omitDuplicateNamespaces), '<a xmlns:p="u"><b /></a>');
  });

  it('prints white space as it was, when it was preserved', () => {
    const text = '<a>\n <b />\n</a>';
    assert.equal(readDocument(text, LOAD.preserveWhitespace).toText(), '<a>\r\n <b />\r\n</a>');
  });

  it('prints nodes of other kinds', () => {
    assert.equal(new XText('a<b').toText(), 'a&lt;b');
    assert.equal(new XCData('a]]>b').toText(), '<![CDATA[a]]]]><![CDATA[>b]]>');
    assert.equal(new XComment('a--b-').toText(), '<!--a- -b- -->');
    assert.equal(new XProcessingInstruction('p', '').toText(), '<?p?>');
    assert.equal(
      thrown(() => new XText('\0').toText()),
      "ArgumentException: '.', hexadecimal value 0x00, is an invalid character.",
    );
  });

  it('prints a tree that is deeper than the stack', () => {
    let tree = element('a');
    for (let depth = 0; depth < 20_000; depth += 1) tree = element('a', tree);
    assert.equal(printNode(tree, SAVE.disableFormatting).length, 20_000 * 7 + 5);
  });
});
