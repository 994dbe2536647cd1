import { define } from '../types/type.ts';
import { Siblings } from './siblings.ts';
import type { XAttribute } from './x-attribute.ts';
import { XNODE, XNode } from './x-node.ts';

export const XCONTAINER = define({ name: 'System.Xml.Linq.XContainer', kind: 'class', bases: () => [XNODE] });

/** An element or a document. */
export abstract class XContainer extends XNode {
  readonly #nodes = new Siblings<XNode>();
  /** It was given an empty text and nothing else, and is therefore written as `<a></a>`. */
  hasEmptyText = false;

  override get nodes(): Siblings<XNode> {
    return this.#nodes;
  }

  /** Throws for a node that may not be its child; the previous one is null at the beginning, undefined at the end. */
  abstract checkNode(node: XNode, previous: XNode | null | undefined): void;

  abstract checkText(text: string): void;

  abstract addAttribute(attribute: XAttribute): void;

  abstract removeAttribute(attribute: XAttribute): void;

  /** The node has no parent; with null, at the beginning. */
  insertAfter(previous: XNode | null, node: XNode): void {
    this.hasEmptyText = false;
    node.parent = this;
    this.#nodes.insertAfter(previous, node);
  }

  removeNode(node: XNode): void {
    this.#nodes.remove(node);
    node.parent = null;
  }

  removeNodes(): void {
    this.hasEmptyText = false;
    for (let node = this.#nodes.first; node !== null; node = this.#nodes.first) this.removeNode(node);
  }
}
