import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as axes from '../../../src/expression/xml/axes.ts';
import { deepEquals } from '../../../src/expression/xml/deep-equality.ts';
import { compareOrder, inOrder } from '../../../src/expression/xml/document-order.ts';
import { removeNode } from '../../../src/expression/xml/edit.ts';
import { namespaceOfPrefix, prefixOf } from '../../../src/expression/xml/namespaces.ts';
import { childElement } from '../../../src/expression/xml/value.ts';
import type { XElement } from '../../../src/expression/xml/x-element.ts';
import { readName } from '../../../src/expression/xml/x-name.ts';
import { meter, parsed, thrown } from './support.ts';

const names = (elements: Iterable<XElement>): string => [...elements].map(({ name }) => name.localName).join(' ');
const tree = () => parsed('<a><b><c/><d><e/></d></b>x<f/></a>');
const find = (root: XElement, name: string): XElement => {
  const [found] = axes.descendants(root, readName(name));
  assert.ok(found);
  return found;
};

describe('the axes of a tree', () => {
  it('go down, up and sideways in the order of the document', () => {
    const root = tree();
    assert.equal(names(axes.elements(root, undefined)), 'b f');
    assert.equal(names(axes.descendants(root, undefined)), 'b c d e f');
    assert.equal(names(axes.descendantsAndSelf(find(root, 'd'), undefined)), 'd e');
    assert.equal(names(axes.ancestors(find(root, 'e'), undefined)), 'd b a');
    assert.equal(names(axes.elementsBefore(find(root, 'f'), undefined)), 'b');
    assert.equal(names(axes.elementsAfter(find(root, 'b'), readName('f'))), 'f');
    assert.equal(names(axes.elements(root, null)), '');
  });

  it('know names with their namespace only', () => {
    const root = parsed('<a xmlns="u"><b/></a>');
    assert.equal(childElement(root, readName('b')), null);
    assert.notEqual(childElement(root, readName('{u}b')), null);
  });

  it('end when the node they stand on is removed', () => {
    const root = parsed('<a><b/><c/></a>');
    for (const each of axes.elements(root, undefined)) removeNode(each);
    assert.equal(names(axes.elements(root, undefined)), 'c');
  });
});

describe('comparing nodes', () => {
  it('finds trees equal by content, with attributes in order', () => {
    const rows: readonly (readonly [string, string, boolean])[] = [
      ['<a b="1"> <c/></a>', '<a b="1"><c/></a>', true],
      ['<a b="1" c="2"/>', '<a c="2" b="1"/>', false],
      ['<a/>', '<a></a>', false],
      ['<a>x</a>', '<a><![CDATA[x]]></a>', false],
      ['<p:a xmlns:p="u"/>', '<q:a xmlns:q="u"/>', false],
    ];
    for (const [one, other, same] of rows) assert.equal(deepEquals(meter(), parsed(one), parsed(other)), same, one);
  });

  it('sorts by place in the document', () => {
    const root = tree();
    const [b, e, f] = [find(root, 'b'), find(root, 'e'), find(root, 'f')];
    assert.deepEqual(inOrder([f, e, b, root]), [root, b, e, f]);
    assert.equal(
      thrown(() => compareOrder(root, tree())),
      'InvalidOperationException: A common ancestor is missing.',
    );
  });
});

describe('namespaces', () => {
  it('are found by prefix and prefixes by namespace, from the nearest element outwards', () => {
    const root = parsed('<a xmlns="d" xmlns:p="u"><b xmlns:p="v"/></a>');
    const inner = childElement(root, readName('{d}b'));
    assert.ok(inner);
    assert.equal(namespaceOfPrefix(inner, 'p')?.uri, 'v');
    assert.deepEqual([prefixOf(inner, 'v'), prefixOf(inner, 'u'), prefixOf(inner, 'd')], ['p', null, null]);
  });

  it('make part of a name, which may hold no colon', () => {
    assert.equal(readName('{u}a').toText(), '{u}a');
    assert.equal(
      thrown(() => readName('a:b')),
      "XmlException: The ':' character, hexadecimal value 0x3A, cannot be included in a name.",
    );
    assert.equal(
      thrown(() => readName('{}a')),
      "ArgumentException: '{}a' is an invalid expanded name.",
    );
    assert.equal(
      thrown(() => readName('1')),
      "XmlException: Name cannot begin with the '1' character, hexadecimal value 0x31.",
    );
    assert.equal(
      thrown(() => readName('')),
      "ArgumentException: The value cannot be an empty string. (Parameter 'expandedName')",
    );
  });
});
