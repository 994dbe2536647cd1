import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';
import { LOAD, readDocument } from './read.ts';
import { XDocument } from './x-document.ts';
import type { XElement } from './x-element.ts';

export const XML_NODE = define({ name: 'System.Xml.XmlNode', kind: 'class' });
export const XML_ELEMENT = define({ name: 'System.Xml.XmlElement', kind: 'class', bases: () => [XML_NODE] });
export const XML_DOCUMENT = define({ name: 'System.Xml.XmlDocument', kind: 'class', bases: () => [XML_NODE] });

/** A view of a tree of System.Xml.Linq: what is read here is not changed. */
export abstract class XmlNode extends NetObject {
  abstract readonly container: XDocument | XElement;
  abstract readonly document: XmlDocument;
}

export class XmlElement extends XmlNode {
  readonly type = XML_ELEMENT;
  readonly container: XElement;
  readonly document: XmlDocument;

  constructor(container: XElement, document: XmlDocument) {
    super();
    this.container = container;
    this.document = document;
  }
}

export class XmlDocument extends XmlNode {
  readonly type = XML_DOCUMENT;
  readonly #elements = new Map<XElement, XmlElement>();
  #container = new XDocument();

  get container(): XDocument {
    return this.#container;
  }

  get document(): this {
    return this;
  }

  get documentElement(): XmlElement | null {
    const { root } = this.#container;
    return root === null ? null : this.element(root);
  }

  /** Takes the place of what was there. Throws XmlException. */
  load(text: string): void {
    this.#container = readDocument(text, LOAD.none);
    this.#elements.clear();
  }

  /** The same object each time that an element is asked for. */
  element(of: XElement): XmlElement {
    const element = this.#elements.get(of) ?? new XmlElement(of, this);
    this.#elements.set(of, element);
    return element;
  }
}
