import { invalidOperation, type NetException, present } from '../runtime/exception.ts';
import { descendantNodesAndSelf } from './axes.ts';
import { parents } from './walk.ts';
import type { XNode } from './x-node.ts';

/** Negative: the one comes before the other. Throws InvalidOperationException if they are of two trees. */
export function compareOrder(one: XNode | null, other: XNode | null): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  const path = pathTo(one);
  const otherPath = pathTo(other);
  if (path[0] !== otherPath[0]) throw noCommonAncestor();
  const fork = path.findIndex((node, depth) => node !== otherPath[depth]);
  const [own, others] = [path[fork], otherPath[fork]];
  // Who is around another comes before it.
  if (fork < 0 || own === undefined) return -1;
  return others === undefined || comesAfter(own, others) ? 1 : -1;
}

const pathTo = (node: XNode): readonly XNode[] => [node, ...parents(node)].toReversed();

function comesAfter(node: XNode, sibling: XNode): boolean {
  for (let next = sibling.next; next !== null; next = next.next) if (next === node) return true;
  return false;
}

/** Sorted, as `InDocumentOrder` gives them. */
export function inOrder(nodes: Iterable<XNode>): readonly XNode[] {
  const given = [...nodes].map(present);
  const places = new Map<XNode, number>();
  const [root] = given[0] === undefined ? [] : pathTo(given[0]);
  if (root !== undefined) for (const node of descendantNodesAndSelf(root)) places.set(node, places.size);
  const placed = given.map(node => ({ node, place: places.get(node) }));
  if (placed.some(({ place }) => place === undefined)) throw noCommonAncestor();
  return placed.sort((one, other) => (one.place ?? 0) - (other.place ?? 0)).map(({ node }) => node);
}

const noCommonAncestor = (): NetException => invalidOperation('A common ancestor is missing.');
