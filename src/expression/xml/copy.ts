import type { Meter } from '../runtime/meter.ts';
import { walk } from './walk.ts';
import { XContainer } from './x-container.ts';
import type { XNode } from './x-node.ts';

/** A node with all below it. */
export function copyTree(meter: Meter, root: XNode): XNode {
  const copy = root.copyAlone();
  let parent: XNode = copy;
  for (const { node, isEnd } of walk(root)) {
    meter.step();
    meter.grow(node.contentKey.length + 1);
    if (node === root) continue;
    if (isEnd) parent = node.nodes === null ? parent : (parent.parent ?? copy);
    else parent = appendCopy(parent, node);
  }
  return copy;
}

/** Answers the node that the next one belongs into. */
function appendCopy(parent: XNode, node: XNode): XNode {
  const child = node.copyAlone();
  if (parent instanceof XContainer) parent.insertAfter(parent.nodes.last, child);
  return node.nodes === null ? parent : child;
}
