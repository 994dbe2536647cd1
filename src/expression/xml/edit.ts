import { invalidOperation } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { contentItems, type Item } from './content.ts';
import { freed, Inserter, isPlainText } from './inserter.ts';
import { XAttribute } from './x-attribute.ts';
import type { XContainer } from './x-container.ts';
import type { XElement } from './x-element.ts';
import type { XNode } from './x-node.ts';
import type { XObject } from './x-object.ts';
import { XText } from './x-text.ts';

/** At the end; attributes among it become the element's own. */
export function add(meter: Meter, container: XContainer, content: unknown): void {
  addItems(meter, container, contentItems(meter, content));
}

function addItems(meter: Meter, container: XContainer, items: Iterable<Item>): void {
  for (const item of items) {
    if (item instanceof XAttribute) container.addAttribute(item);
    else if (typeof item === 'string') addText(container, item);
    else addNode(meter, container, item);
  }
}

/** Joins the text at the end. */
export function addText(container: XContainer, text: string): void {
  const { last } = container.nodes;
  container.checkText(text);
  if (text === '') container.hasEmptyText ||= last === null;
  else if (isPlainText(last)) last.value += text;
  else container.insertAfter(last, new XText(text));
}

function addNode(meter: Meter, container: XContainer, node: XNode): void {
  container.checkNode(node, undefined);
  const own = freed(meter, container, node);
  container.insertAfter(container.nodes.last, own);
}

export function addFirst(meter: Meter, container: XContainer, content: unknown): void {
  insert(meter, container, null, content);
}

export function addBefore(meter: Meter, node: XNode, content: unknown): void {
  insert(meter, parentOf(node), node.previous, content);
}

export function addAfter(meter: Meter, node: XNode, content: unknown): void {
  insert(meter, parentOf(node), node, content);
}

function insert(meter: Meter, container: XContainer, previous: XNode | null, content: unknown): void {
  new Inserter(meter, container, previous).insert(contentItems(meter, content));
}

function parentOf({ parent }: XObject): XContainer {
  if (parent === null) throw invalidOperation('The parent is missing.');
  return parent;
}

export const removeNode = (node: XNode): void => parentOf(node).removeNode(node);

export function replaceNode(meter: Meter, node: XNode, content: unknown): void {
  const parent = parentOf(node);
  const { previous } = node;
  parent.removeNode(node);
  insert(meter, parent, previous, content);
}

/** The content is read before the old one is taken out, and may be made of it. */
export function replaceNodes(meter: Meter, container: XContainer, content: unknown): void {
  const items = [...contentItems(meter, content)];
  container.removeNodes();
  addItems(meter, container, items);
}

export function replaceAll(meter: Meter, element: XElement, content: unknown): void {
  const items = [...contentItems(meter, content)];
  removeAll(element);
  addItems(meter, element, items);
}

export function removeAll(element: XElement): void {
  removeAttributes(element);
  element.removeNodes();
}

export function removeAttributes(element: XElement): void {
  for (const attribute of [...element.attributes]) element.removeAttribute(attribute);
}

export const removeAttribute = (attribute: XAttribute): void => parentOf(attribute).removeAttribute(attribute);

/** Attributes take the place of the old ones; other content is added. */
export function replaceAttributes(meter: Meter, element: XElement, content: unknown): void {
  const items = [...contentItems(meter, content)];
  removeAttributes(element);
  addItems(meter, element, items);
}
