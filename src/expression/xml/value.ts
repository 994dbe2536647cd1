import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { add, addText, removeNode } from './edit.ts';
import { descendantNodes } from './walk.ts';
import { XAttribute } from './x-attribute.ts';
import type { XContainer } from './x-container.ts';
import { XElement } from './x-element.ts';
import type { XName } from './x-name.ts';
import { XText } from './x-text.ts';
import { xmlText } from './xml-convert.ts';

/** `Value` of an element: all texts below it, joined. */
export function textValue(meter: Meter, container: XContainer): string {
  const texts: string[] = [];
  for (const node of descendantNodes(container)) {
    meter.step();
    if (!(node instanceof XText)) continue;
    meter.grow(node.value.length);
    texts.push(node.value);
  }
  return texts.join('');
}

export function setTextValue(element: XElement, value: string | null): void {
  const text = notNull(value, 'value');
  element.removeNodes();
  addText(element, text);
}

export const setValue = (element: XElement, value: unknown): void =>
  setTextValue(element, xmlText(notNull(value, 'value')));

/** Null takes the attribute away; a name that is not there is added. */
export function setAttributeValue(element: XElement, name: XName | null, value: unknown): void {
  const known = element.attribute(notNull(name, 'name'));
  if (value === null) {
    if (known !== null) element.removeAttribute(known);
  } else if (known !== null) known.value = xmlText(value);
  else element.addAttribute(new XAttribute(notNull(name, 'name'), xmlText(value)));
}

/** Null takes the first child of that name away; a name that is not there is added. */
export function setElementValue(meter: Meter, element: XElement, name: XName | null, value: unknown): void {
  const known = childElement(element, notNull(name, 'name'));
  if (value === null) {
    if (known !== null) removeNode(known);
  } else if (known !== null) setValue(known, value);
  else add(meter, element, newElement(notNull(name, 'name'), xmlText(value)));
}

function newElement(name: XName, text: string): XElement {
  const element = new XElement(name);
  addText(element, text);
  return element;
}

/** The first child element of that name. */
export function childElement(container: XContainer, name: XName | null): XElement | null {
  for (const node of container.nodes) if (node instanceof XElement && name !== null && node.name.is(name)) return node;
  return null;
}
