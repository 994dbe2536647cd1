import { argumentException } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import type { Item } from './content.ts';
import { copyTree } from './copy.ts';
import { XAttribute } from './x-attribute.ts';
import { XCData } from './x-cdata.ts';
import type { XContainer } from './x-container.ts';
import type { XNode } from './x-node.ts';
import { XText } from './x-text.ts';

/** Puts content behind a child, or with null at the beginning. Texts in a row become one, and join the text before them. */
export class Inserter {
  readonly #meter: Meter;
  readonly #container: XContainer;
  #previous: XNode | null;
  #text: string | undefined;

  constructor(meter: Meter, container: XContainer, previous: XNode | null) {
    this.#meter = meter;
    this.#container = container;
    this.#previous = previous;
  }

  insert(items: Iterable<Item>): void {
    for (const item of items) this.#item(item);
    this.#insertText();
  }

  #item(item: Item): void {
    if (item instanceof XAttribute) throw argumentException('An attribute cannot be added to content.');
    if (typeof item === 'string') this.#addText(item);
    else this.#node(item);
  }

  #node(node: XNode): void {
    this.#container.checkNode(node, this.#previous);
    const own = freed(this.#meter, this.#container, node);
    this.#insertText();
    this.#put(own);
  }

  #addText(text: string): void {
    this.#container.checkText(text);
    this.#text = `${this.#text ?? ''}${text}`;
  }

  #insertText(): void {
    const text = this.#text;
    this.#text = undefined;
    if (text === '') this.#container.hasEmptyText ||= this.#container.nodes.first === null;
    else if (text !== undefined && isPlainText(this.#previous)) this.#previous.value += text;
    else if (text !== undefined) this.#put(new XText(text));
  }

  #put(node: XNode): void {
    this.#container.insertAfter(this.#previous, node);
    this.#previous = node;
  }
}

export const isPlainText = (node: XNode | null): node is XText => node instanceof XText && !(node instanceof XCData);

/** A node that has a parent, or that would contain itself, is copied. */
export const freed = (meter: Meter, container: XContainer, node: XNode): XNode =>
  node.parent !== null || node === rootOf(container) ? copyTree(meter, node) : node;

function rootOf(node: XNode): XNode {
  let root = node;
  while (root.parent !== null) root = root.parent;
  return root;
}
