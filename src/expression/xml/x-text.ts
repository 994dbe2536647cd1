import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE, type NodeType } from './node-type.ts';
import { XNODE, XNode } from './x-node.ts';

export const XTEXT = define({ name: 'System.Xml.Linq.XText', kind: 'class', bases: () => [XNODE] });

export class XText extends XNode {
  get type(): typeof XTEXT {
    return XTEXT;
  }

  value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  get nodeType(): NodeType {
    return NODE.text;
  }

  get contentKey(): string {
    return this.value;
  }

  copyAlone(): XText {
    return new XText(this.value);
  }

  writeStart({ content }: ElementWriter): void {
    if (this.parent?.nodeType === NODE.document) content.whitespace(this.value);
    else content.characters(this.value);
  }
}
