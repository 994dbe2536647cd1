import type { Meter } from '../runtime/meter.ts';
import { NODE } from './node-type.ts';
import { walk } from './walk.ts';
import { XContainer } from './x-container.ts';
import type { XNode } from './x-node.ts';
import { XText } from './x-text.ts';

/**
 * `XNode.DeepEquals`: same names, attributes in the same order, and content; texts in a row count as one. `<a />` and
 * `<a></a>` differ.
 */
export function deepEquals(meter: Meter, one: XNode | null, other: XNode | null): boolean {
  if (one === null || other === null) return one === other;
  const rest = signature(other);
  for (const part of signature(one)) {
    meter.compare(part, part);
    if (part !== rest.next().value) return false;
  }
  return rest.next().done === true;
}

/** What is the same for equal trees, piece by piece. */
export function* signature(root: XNode): Generator<string> {
  let text = '';
  for (const { node, isEnd } of walk(root)) {
    if (isPartOfText(node, root)) {
      if (!isEnd) text += node.value;
      continue;
    }
    if (text !== '') yield `3 ${text}`;
    text = '';
    if (!isEnd) yield `${node.nodeType} ${node.contentKey}`;
    else if (node instanceof XContainer) yield node.hasEmptyText || onlyEmptyTexts(node) ? '"" end' : 'end';
  }
}

const isPartOfText = (node: XNode, root: XNode): node is XText =>
  node instanceof XText && node.nodeType === NODE.text && node !== root;

const onlyEmptyTexts = ({ nodes }: XContainer): boolean =>
  nodes.first !== null && [...nodes].every(node => node instanceof XText && node.value === '');
