import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE } from './node-type.ts';
import { XNODE, XNode } from './x-node.ts';

export const XDOCUMENT_TYPE = define({ name: 'System.Xml.Linq.XDocumentType', kind: 'class', bases: () => [XNODE] });

/** Kept as it stands: nothing it declares has an effect, and no entity of it is ever expanded. */
export class XDocumentType extends XNode {
  readonly type = XDOCUMENT_TYPE;
  readonly nodeType = NODE.documentType;
  name: string;
  publicId: string | null;
  systemId: string | null;
  internalSubset: string | null;

  constructor(name: string, publicId: string | null, systemId: string | null, internalSubset: string | null) {
    super();
    this.name = name;
    this.publicId = publicId;
    this.systemId = systemId;
    this.internalSubset = internalSubset;
  }

  get contentKey(): string {
    return JSON.stringify([this.name, this.publicId, this.systemId, this.internalSubset]);
  }

  copyAlone(): XDocumentType {
    return new XDocumentType(this.name, this.publicId, this.systemId, this.internalSubset);
  }

  writeStart({ content }: ElementWriter): void {
    const subset = this.internalSubset === null ? '' : `[${this.internalSubset}]`;
    content.markup(`<!DOCTYPE ${this.name}${this.#ids()}${subset}>`);
  }

  /** One space without any id, as .NET writes it. */
  #ids(): string {
    const system = this.systemId === null ? '' : ` "${this.systemId}"`;
    if (this.publicId !== null) return ` PUBLIC "${this.publicId}"${system}`;
    return this.systemId === null ? ' ' : ` SYSTEM${system}`;
  }
}
