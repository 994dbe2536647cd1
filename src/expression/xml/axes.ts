import { descendantNodes, parents, walk } from './walk.ts';
import type { XAttribute } from './x-attribute.ts';
import type { XContainer } from './x-container.ts';
import { XElement } from './x-element.ts';
import type { XName } from './x-name.ts';
import type { XNode } from './x-node.ts';

/**
 * The axes of LINQ to XML as iterators. The name undefined stands for every name, and null, as in .NET, for none.
 * https://learn.microsoft.com/dotnet/standard/linq/linq-xml-axes-overview
 */
export type Wanted = XName | null | undefined;

const matches = (node: { readonly name: XName }, name: Wanted): boolean =>
  name === undefined || (name !== null && node.name.is(name));

function* elementsOf(nodes: Iterable<XNode>, name: Wanted): Generator<XElement> {
  for (const node of nodes) if (node instanceof XElement && matches(node, name)) yield node;
}

export const elements = (container: XContainer, name: Wanted): Iterable<XElement> & Iterator<XElement> =>
  elementsOf(childNodes(container), name);

/** Ends where the node it stands on has lost its parent. */
export function* childNodes(container: XContainer): Generator<XNode> {
  for (let node = container.nodes.first; node !== null; node = node.parent === container ? node.next : null) yield node;
}

export const descendants = (container: XContainer, name: Wanted): Iterable<XElement> & Iterator<XElement> =>
  elementsOf(descendantNodes(container), name);

export const descendantsAndSelf = (element: XElement, name: Wanted): Iterable<XElement> & Iterator<XElement> =>
  elementsOf(descendantNodesAndSelf(element), name);

export function* descendantNodesAndSelf(root: XNode): Generator<XNode> {
  for (const { node, isEnd } of walk(root)) if (!isEnd) yield node;
}

export const ancestors = (node: XNode, name: Wanted): Iterable<XElement> & Iterator<XElement> =>
  elementsOf(parents(node), name);

export function* ancestorsAndSelf(element: XElement, name: Wanted): Generator<XElement> {
  yield* elementsOf([element], name);
  yield* elementsOf(parents(element), name);
}

export function* attributes(element: XElement, name: Wanted): Generator<XAttribute> {
  for (const attribute of element.attributes) if (matches(attribute, name)) yield attribute;
}

export function* nodesAfter(node: XNode): Generator<XNode> {
  const { parent } = node;
  for (let next = node.next; next !== null && next.parent === parent; next = next.next) yield next;
}

/** From the first of the siblings on. */
export function* nodesBefore(node: XNode): Generator<XNode> {
  const first = node.parent?.nodes.first ?? null;
  for (let each = first; each !== null && each !== node; each = each.next) yield each;
}

export const elementsAfter = (node: XNode, name: Wanted): Iterable<XElement> & Iterator<XElement> =>
  elementsOf(nodesAfter(node), name);

export const elementsBefore = (node: XNode, name: Wanted): Iterable<XElement> & Iterator<XElement> =>
  elementsOf(nodesBefore(node), name);
