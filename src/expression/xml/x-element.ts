import { argumentException, invalidOperation } from '../runtime/exception.ts';
import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE, nodeTypeName } from './node-type.ts';
import { Siblings } from './siblings.ts';
import type { XAttribute } from './x-attribute.ts';
import { XCONTAINER, XContainer } from './x-container.ts';
import type { XName } from './x-name.ts';
import type { XNode } from './x-node.ts';

export const XELEMENT = define({ name: 'System.Xml.Linq.XElement', kind: 'class', bases: () => [XCONTAINER] });

export class XElement extends XContainer {
  readonly type = XELEMENT;
  readonly nodeType = NODE.element;
  name: XName;
  readonly #attributes = new Siblings<XAttribute>();

  constructor(name: XName) {
    super();
    this.name = name;
  }

  override get attributes(): Siblings<XAttribute> {
    return this.#attributes;
  }

  /** Written as `<a />`. */
  get isEmpty(): boolean {
    return this.nodes.first === null && !this.hasEmptyText;
  }

  attribute(name: XName): XAttribute | null {
    for (const attribute of this.#attributes) if (attribute.name.is(name)) return attribute;
    return null;
  }

  /** Of an attribute that already is in an element, a copy. Throws InvalidOperationException for a name that is there. */
  addAttribute(attribute: XAttribute): void {
    if (this.attribute(attribute.name) !== null) throw invalidOperation('Duplicate attribute.');
    this.appendAttribute(attribute.parent === null ? attribute : attribute.copy());
  }

  /** For one that is known to be new, and in no element. */
  appendAttribute(attribute: XAttribute): void {
    attribute.parent = this;
    this.#attributes.append(attribute);
  }

  removeAttribute(attribute: XAttribute): void {
    this.#attributes.remove(attribute);
    attribute.parent = null;
  }

  checkNode({ nodeType }: XNode): void {
    if (nodeType === NODE.document || nodeType === NODE.documentType)
      throw argumentException(`A node of type ${nodeTypeName(nodeType)} cannot be added to content.`);
  }

  checkText(): void {
    // Every text may stand in an element.
  }

  get contentKey(): string {
    const attributes = [...this.#attributes].map(({ name, value }) => [name.toText(), value]);
    return JSON.stringify([this.name.toText(), attributes]);
  }

  copyAlone(): XElement {
    const copy = new XElement(this.name);
    copy.hasEmptyText = this.hasEmptyText;
    for (const attribute of this.#attributes) copy.appendAttribute(attribute.copy());
    return copy;
  }

  writeStart(writer: ElementWriter): void {
    writer.startElement(this.name, this.#attributes);
  }

  override writeEnd(writer: ElementWriter): void {
    writer.endElement(this.isEmpty);
  }
}
