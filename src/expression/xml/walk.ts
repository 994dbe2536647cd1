import { nullReference } from '../runtime/exception.ts';
import type { XNode } from './x-node.ts';

/** A node is entered, then its descendants come, then it is left. */
export interface Step {
  readonly node: XNode;
  readonly isEnd: boolean;
}

/** All of a tree in the order of the document. However deep it is, it costs no stack. */
export function* walk(root: XNode): Generator<Step> {
  let node = root;
  for (;;) {
    yield { node, isEnd: false };
    const first = node.nodes?.first ?? null;
    if (first !== null) {
      node = first;
      continue;
    }
    yield { node, isEnd: true };
    while (node !== root && node.next === null) {
      node = around(node);
      yield { node, isEnd: true };
    }
    if (node === root || node.next === null) return;
    node = node.next;
  }
}

/** A node that was taken out while it was walked over has none; .NET fails so, too. */
function around({ parent }: XNode): XNode {
  if (parent === null) throw nullReference();
  return parent;
}

/** The nodes below, in the order of the document. */
export function* descendantNodes(root: XNode): Generator<XNode> {
  for (const { node, isEnd } of walk(root)) if (!isEnd && node !== root) yield node;
}

/** From the parent up to the root; a document comes last. */
export function* parents(node: { readonly parent: XNode | null }): Generator<XNode> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) yield parent;
}
