import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { iterate } from '../../../src/expression/runtime/iterate.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { StringBuilder } from '../../../src/expression/text/string-builder.ts';
import { StringWriter } from '../../../src/expression/text/string-writer.ts';
import { OBJECT } from '../../../src/expression/types/primitives.ts';
import { descendants } from '../../../src/expression/xml/axes.ts';
import { add, removeNode } from '../../../src/expression/xml/edit.ts';
import { parseXml } from '../../../src/expression/xml/read.ts';
import { setTextValue } from '../../../src/expression/xml/value.ts';
import { readName } from '../../../src/expression/xml/x-name.ts';
import { attribute, element, meter, parsed, thrown } from './support.ts';
import { call } from './tables.ts';

const texts = (nodes: unknown): string => [...iterate(nodes)].map(String).join();
/** https://learn.microsoft.com/dotnet/standard/linq/ and the remarks of the reference */
describe('what surprises in LINQ to XML', () => {
  it('casts nothing to null, and refuses to where null cannot be', () => {
    assert.equal(call('XElement', 'static explicit operator string(XElement element)', null), null);
    assert.equal(call('XAttribute', 'static explicit operator int?(XAttribute attribute)', null), null);
    assert.equal(
      thrown(() => call('XElement', 'static explicit operator int(XElement element)', null)),
      "ArgumentNullException: Value cannot be null. (Parameter 'element')",
    );
    assert.equal(
      thrown(() => call('XElement', 'static explicit operator int?(XElement element)', element('a'))),
      "FormatException: The input string '' was not in a correct format.",
    );
  });

  it('casts an element with children by all the texts below it', () => {
    const tree = parsed('<a>1<b>2</b><!--3--><c><![CDATA[4]]></c></a>');
    assert.equal(call('XElement', 'static explicit operator int(XElement element)', tree), 124);
  });

  it('attaches a node without parent as it is, so that a later change shows', () => {
    const child = element('b');
    const tree = element('a', child);
    setTextValue(child, 'x');
    assert.equal(tree.toText(), '<a>\r\n  <b>x</b>\r\n</a>');
  });

  it('walks down a tree that loses the node it stands on no further', () => {
    assert.equal(
      thrown(() => {
        for (const each of descendants(parsed('<a><b/><c/></a>'), undefined)) removeNode(each);
      }),
      'NullReferenceException: Object reference not set to an instance of an object.',
    );
  });

  it('removes a whole query at once', () => {
    const root = parsed('<a><b/><c/>x</a>');
    call(
      'Extensions',
      'static void Remove(this IEnumerable<XNode> source)',
      call('XContainer', 'IEnumerable<XElement> Elements()', root),
    );
    assert.equal(root.toText(), '<a>x</a>');
  });

  it('changes no names when a namespace declaration is taken away', () => {
    const root = parsed('<a xmlns="u"><b/></a>');
    call('XElement', 'void RemoveAttributes()', root);
    assert.equal(root.toText(), '<a xmlns="u">\r\n  <b />\r\n</a>');
  });

  it('changes names by hand, one element at a time', () => {
    const root = parsed('<p:a xmlns:p="u"><p:b/></p:a>');
    root.name = readName('a');
    assert.equal(root.toText(), '<a xmlns:p="u">\r\n  <p:b />\r\n</a>');
  });

  it('adds whatever a sequence within a sequence holds, attributes among it', () => {
    const list = new NetArray(OBJECT, [attribute('b', '1'), null, new NetArray(OBJECT, ['x', element('c')])]);
    assert.equal(element('a', list).toText(), '<a b="1">x<c /></a>');
  });

  it('has the children of a document found by their name only from the document, not from the root', () => {
    const document = parseXml('<a><b/></a>');
    const find = 'XElement Element(XName name)';
    assert.equal(call('XContainer', find, document, readName('b')), null);
    assert.equal(call('XContainer', find, document, readName('a')), document.root);
    assert.equal(call('XObject', 'XElement Parent', document.root), null);
    assert.equal(call('XObject', 'XDocument Document', document.root), document);
  });

  it('knows no empty element once it was given a text, even an empty one', () => {
    const tree = element('a');
    const isEmpty = (): unknown => call('XElement', 'bool IsEmpty', tree);
    assert.equal(isEmpty(), true);
    add(meter(), tree, '');
    assert.equal(isEmpty(), false);
    call('XContainer', 'void RemoveNodes()', tree);
    assert.equal(isEmpty(), true);
  });

  it('lists nothing for a name that is null, and everything for none', () => {
    const tree = element('a', attribute('b', '1'));
    assert.equal(texts(call('XElement', 'IEnumerable<XAttribute> Attributes(XName name)', tree, null)), '');
    assert.equal([...iterate(call('XElement', 'IEnumerable<XAttribute> Attributes()', tree))].length, 1);
  });

  it('saves with a declaration that says utf-16, and prints without one', () => {
    const document = parseXml('<?xml version="1.0" encoding="utf-8" standalone="yes"?><a/>');
    const writer = new StringWriter(new StringBuilder('', 0));
    call('XDocument', 'void Save(StringWriter textWriter)', document, writer);
    assert.equal(writer.toText(), '<?xml version="1.0" encoding="utf-16" standalone="yes"?>\r\n<a />');
    assert.equal(document.toText(), '<a />');
  });

  it('compares names and namespaces by what they say', () => {
    const plus = 'static XName operator +(XNamespace ns, string localName)';
    const name = call('XNamespace', plus, call('XNamespace', 'static XNamespace Get(string namespaceName)', 'u'), 'a');
    assert.equal(call('XName', 'static bool operator ==(XName left, XName right)', name, readName('{u}a')), true);
    assert.equal(call('XName', 'static bool operator !=(XName left, XName right)', name, null), true);
  });
});
