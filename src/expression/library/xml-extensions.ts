import { notNull, present } from '../runtime/exception.ts';
import { Sequence } from '../runtime/sequence.ts';
import { members } from '../types/table.ts';
import { define, type Type } from '../types/type.ts';
import * as axes from '../xml/axes.ts';
import { inOrder } from '../xml/document-order.ts';
import { removeAttribute, removeNode } from '../xml/edit.ts';
import { descendantNodes } from '../xml/walk.ts';
import { XATTRIBUTE, type XAttribute } from '../xml/x-attribute.ts';
import type { XContainer } from '../xml/x-container.ts';
import { XELEMENT, type XElement } from '../xml/x-element.ts';
import type { XName } from '../xml/x-name.ts';
import { XNODE, type XNode } from '../xml/x-node.ts';

const EXTENSIONS = define({ name: 'System.Xml.Linq.Extensions', kind: 'static class' });

type Axis<T> = (item: T, name: axes.Wanted) => Iterable<unknown>;

/** What the axis gives for each item of the source, one after the other. */
const each =
  <T>(element: Type, axis: Axis<T>) =>
  (source: Iterable<T> | null) =>
    all(element, axis, source, undefined);

const eachNamed =
  <T>(element: Type, axis: Axis<T>) =>
  (source: Iterable<T> | null, name: XName | null) =>
    all(element, axis, source, name);

function all<T>(element: Type, axis: Axis<T>, source: Iterable<T> | null, name: axes.Wanted): Sequence {
  const items = notNull(source, 'source');
  return new Sequence(element, function* () {
    for (const item of items) yield* axis(present(item), name);
  });
}

const ordered =
  (element: Type) =>
  (source: Iterable<XNode> | null): Sequence => {
    const nodes = notNull(source, 'source');
    return new Sequence(element, () => inOrder(nodes).values());
  };

/** The `T : XNode` of .NET's signatures is written as what it stands for, which comes to the same. */
export const xmlExtensions = members(EXTENSIONS, () => ({
  'static IEnumerable<XElement> Elements(this IEnumerable<XContainer> source)': each<XContainer>(
    XELEMENT,
    axes.elements,
  ),
  'static IEnumerable<XElement> Elements(this IEnumerable<XContainer> source, XName name)': eachNamed<XContainer>(
    XELEMENT,
    axes.elements,
  ),
  'static IEnumerable<XElement> Descendants(this IEnumerable<XContainer> source)': each<XContainer>(
    XELEMENT,
    axes.descendants,
  ),
  'static IEnumerable<XElement> Descendants(this IEnumerable<XContainer> source, XName name)': eachNamed<XContainer>(
    XELEMENT,
    axes.descendants,
  ),
  'static IEnumerable<XElement> DescendantsAndSelf(this IEnumerable<XElement> source)': each<XElement>(
    XELEMENT,
    axes.descendantsAndSelf,
  ),
  'static IEnumerable<XElement> DescendantsAndSelf(this IEnumerable<XElement> source, XName name)': eachNamed<XElement>(
    XELEMENT,
    axes.descendantsAndSelf,
  ),
  'static IEnumerable<XNode> DescendantNodes(this IEnumerable<XContainer> source)': each<XContainer>(
    XNODE,
    descendantNodes,
  ),
  'static IEnumerable<XNode> DescendantNodesAndSelf(this IEnumerable<XElement> source)': each<XElement>(
    XNODE,
    axes.descendantNodesAndSelf,
  ),
  'static IEnumerable<XElement> Ancestors(this IEnumerable<XNode> source)': each<XNode>(XELEMENT, axes.ancestors),
  'static IEnumerable<XElement> Ancestors(this IEnumerable<XNode> source, XName name)': eachNamed<XNode>(
    XELEMENT,
    axes.ancestors,
  ),
  'static IEnumerable<XElement> AncestorsAndSelf(this IEnumerable<XElement> source)': each<XElement>(
    XELEMENT,
    axes.ancestorsAndSelf,
  ),
  'static IEnumerable<XElement> AncestorsAndSelf(this IEnumerable<XElement> source, XName name)': eachNamed<XElement>(
    XELEMENT,
    axes.ancestorsAndSelf,
  ),
  'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)': each<XElement>(
    XATTRIBUTE,
    axes.attributes,
  ),
  'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)': eachNamed<XElement>(
    XATTRIBUTE,
    axes.attributes,
  ),
  'static IEnumerable<XNode> Nodes(this IEnumerable<XContainer> source)': each<XContainer>(XNODE, axes.childNodes),
  'static IEnumerable<XNode> InDocumentOrder(this IEnumerable<XNode> source)': ordered(XNODE),
  'static IEnumerable<XElement> InDocumentOrder(this IEnumerable<XElement> source)': ordered(XELEMENT),
  'static void Remove(this IEnumerable<XNode> source)': (source: Iterable<XNode> | null) => {
    for (const node of [...notNull(source, 'source')]) removeNode(present(node));
  },
  'static void Remove(this IEnumerable<XAttribute> source)': (source: Iterable<XAttribute> | null) => {
    for (const attribute of [...notNull(source, 'source')]) removeAttribute(present(attribute));
  },
}));
