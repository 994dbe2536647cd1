import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { LimitError } from '../../../src/expression/runtime/meter.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { DateTime } from '../../../src/expression/time/date-time.ts';
import { TimeSpan } from '../../../src/expression/time/time-span.ts';
import { DOUBLE, INT32 } from '../../../src/expression/types/primitives.ts';
import {
  add,
  addAfter,
  addBefore,
  addFirst,
  removeNode,
  replaceAll,
  replaceNode,
  replaceNodes,
} from '../../../src/expression/xml/edit.ts';
import { printNode, SAVE } from '../../../src/expression/xml/print.ts';
import {
  setAttributeValue,
  setElementValue,
  setTextValue,
  setValue,
  textValue,
} from '../../../src/expression/xml/value.ts';
import { XCData } from '../../../src/expression/xml/x-cdata.ts';
import { XDocument } from '../../../src/expression/xml/x-document.ts';
import type { XElement } from '../../../src/expression/xml/x-element.ts';
import { readName } from '../../../src/expression/xml/x-name.ts';
import { XText } from '../../../src/expression/xml/x-text.ts';
import { attribute, element, meter, parsed, thrown } from './support.ts';

const flat = (node: XElement | XDocument): string => printNode(node, SAVE.disableFormatting);

const CONTENT: readonly (readonly [string, unknown, string])[] = [
  ['null', null, '<a />'],
  ['an empty text', '', '<a></a>'],
  ['true', true, '<a>true</a>'],
  ['an int', new Boxed(INT32, 12), '<a>12</a>'],
  ['infinity', new Boxed(DOUBLE, -Infinity), '<a>-INF</a>'],
  ['a time', new DateTime(621_355_968_000_000_000n + 1_230_000n, 1), '<a>1970-01-01T00:00:00.123Z</a>'],
  ['a span of time', new TimeSpan(36_000_000_000n), '<a>PT1H</a>'],
  ['an array of int', new NetArray(INT32, [1, 2]), '<a>12</a>'],
  ['CDATA', new XCData('<'), '<a><![CDATA[<]]></a>'],
];

describe('content of an element', () => {
  for (const [name, content, printed] of CONTENT)
    it(`becomes XML text: ${name}`, () => assert.equal(flat(element('a', content)), printed));

  it('is joined where texts follow each other', () => {
    const tree = element('a', 'x', new Boxed(INT32, 1), new XText('y'), 'z');
    assert.equal(textValue(meter(), tree), 'x1yz');
    assert.equal([...tree.nodes].length, 2);
  });

  it('is copied when it already stands elsewhere', () => {
    const child = element('b', 'x');
    const [one, other] = [element('a', child), element('a', child)];
    setTextValue(child, 'y');
    assert.deepEqual([flat(one), flat(other)], ['<a><b>y</b></a>', '<a><b>x</b></a>']);
  });

  it('is copied when it would contain itself', () => {
    const tree = element('a');
    add(meter(), tree, tree);
    assert.equal(flat(tree), '<a><a /></a>');
  });

  it('may not be an attribute that is there', () => {
    const tree = element('a', attribute('b', '1'));
    assert.equal(
      thrown(() => add(meter(), tree, attribute('b', '2'))),
      'InvalidOperationException: Duplicate attribute.',
    );
    assert.equal(
      thrown(() => addFirst(meter(), tree, attribute('c', '2'))),
      'ArgumentException: An attribute cannot be added to content.',
    );
    assert.equal(
      thrown(() => add(meter(), tree, new XDocument())),
      'ArgumentException: A node of type Document cannot be added to content.',
    );
  });

  it('does not grow without end', () => {
    const tree = element('a', element('b'));
    assert.throws(() => {
      for (const budget = meter(); ; ) add(budget, tree, tree);
    }, LimitError);
  });
});

describe('changing a tree', () => {
  const change = (run: (tree: XElement, child: XElement) => void): string => {
    const child = element('b', 'x');
    const tree = element('a', 'T', child);
    run(tree, child);
    return flat(tree);
  };

  it('puts content before, behind and in the place of a node', () => {
    assert.equal(
      change((_, b) => addBefore(meter(), b, 'U')),
      '<a>TU<b>x</b></a>',
    );
    assert.equal(
      change((_, b) => addAfter(meter(), b, 'U')),
      '<a>T<b>x</b>U</a>',
    );
    assert.equal(
      change(a => addFirst(meter(), a, element('c'))),
      '<a><c />T<b>x</b></a>',
    );
    assert.equal(
      change((_, b) => replaceNode(meter(), b, element('c'))),
      '<a>T<c /></a>',
    );
    assert.equal(
      change((a, b) => replaceNodes(meter(), a, b)),
      '<a><b>x</b></a>',
    );
    assert.equal(
      change(a => replaceAll(meter(), a, attribute('c', '1'))),
      '<a c="1" />',
    );
    assert.equal(
      change((_, b) => removeNode(b)),
      '<a>T</a>',
    );
    assert.equal(
      thrown(() => removeNode(element('a'))),
      'InvalidOperationException: The parent is missing.',
    );
  });

  it('sets, adds and takes away values by name', () => {
    assert.equal(
      change(a => setElementValue(meter(), a, readName('b'), true)),
      '<a>T<b>true</b></a>',
    );
    assert.equal(
      change(a => setElementValue(meter(), a, readName('c'), '')),
      '<a>T<b>x</b><c></c></a>',
    );
    assert.equal(
      change(a => setElementValue(meter(), a, readName('b'), null)),
      '<a>T</a>',
    );
    assert.equal(
      change(a => setAttributeValue(a, readName('b'), 'y')),
      '<a b="y">T<b>x</b></a>',
    );
    assert.equal(
      change(a => setTextValue(a, '')),
      '<a></a>',
    );
    assert.equal(
      thrown(() => change((a, b) => setValue(a, b))),
      'ArgumentException: An XObject cannot be used as a value.',
    );
  });
});

describe('a document', () => {
  it('holds one element and no text', () => {
    const document = new XDocument();
    add(meter(), document, element('a'));
    assert.equal(
      thrown(() => add(meter(), document, element('b'))),
      'InvalidOperationException: This operation would create an incorrectly structured document.',
    );
    assert.equal(
      thrown(() => add(meter(), document, 'x')),
      'ArgumentException: Non-whitespace characters cannot be added to content.',
    );
    assert.equal(flat(document), '<a />');
  });

  it('is not changed by what is made of its parts', () => {
    const root = parsed('<a><b/></a>');
    assert.equal(flat(element('c', ...root.nodes)), '<c><b /></c>');
    assert.equal(flat(root), '<a><b /></a>');
  });
});
