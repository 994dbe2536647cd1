import { argumentException, invalidOperation } from '../runtime/exception.ts';
import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE, type NodeType, nodeTypeName } from './node-type.ts';
import { XCONTAINER, XContainer } from './x-container.ts';
import type { XDeclaration } from './x-declaration.ts';
import { XElement } from './x-element.ts';
import type { XNode } from './x-node.ts';
import { XText } from './x-text.ts';

export const XDOCUMENT = define({ name: 'System.Xml.Linq.XDocument', kind: 'class', bases: () => [XCONTAINER] });

/** At most one document type, and behind it at most one element; comments, instructions and white space anywhere. */
export class XDocument extends XContainer {
  readonly type = XDOCUMENT;
  readonly nodeType = NODE.document;
  declaration: XDeclaration | null = null;

  get root(): XElement | null {
    for (const node of this.nodes) if (node instanceof XElement) return node;
    return null;
  }

  addAttribute(): never {
    throw argumentException('An attribute cannot be added to content.');
  }

  removeAttribute(): void {
    // It has none.
  }

  checkNode(node: XNode, previous: XNode | null | undefined): void {
    const { nodeType } = node;
    if (nodeType === NODE.cdata || nodeType === NODE.document)
      throw argumentException(`A node of type ${nodeTypeName(nodeType)} cannot be added to content.`);
    if (node instanceof XText) this.checkText(node.value);
    if (nodeType === NODE.element) this.#checkOrder(previous, NODE.documentType, undefined);
    if (nodeType === NODE.documentType) this.#checkOrder(previous, undefined, NODE.element);
  }

  /** Throws ArgumentException for any but white space. */
  checkText(text: string): void {
    if (/[^ \t\r\n]/.test(text)) throw argumentException('Non-whitespace characters cannot be added to content.');
  }

  /** Whether what stands before and behind the place is what may stand there, once. */
  #checkOrder(previous: XNode | null | undefined, before: NodeType | undefined, behind: NodeType | undefined): void {
    let allowed = previous === null ? behind : before;
    for (const node of this.nodes) {
      if (node.nodeType === NODE.element || node.nodeType === NODE.documentType) {
        if (node.nodeType !== allowed)
          throw invalidOperation('This operation would create an incorrectly structured document.');
        allowed = undefined;
      }
      if (node === previous) allowed = behind;
    }
  }

  get contentKey(): string {
    return '';
  }

  copyAlone(): XDocument {
    const copy = new XDocument();
    copy.declaration = this.declaration?.copy() ?? null;
    return copy;
  }

  writeStart(_writer: ElementWriter): void {
    // `ToString()` leaves the declaration out.
  }
}
