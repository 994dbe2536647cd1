import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE } from './node-type.ts';
import { XNODE, XNode } from './x-node.ts';

export const XCOMMENT = define({ name: 'System.Xml.Linq.XComment', kind: 'class', bases: () => [XNODE] });

export class XComment extends XNode {
  readonly type = XCOMMENT;
  readonly nodeType = NODE.comment;
  value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  get contentKey(): string {
    return this.value;
  }

  copyAlone(): XComment {
    return new XComment(this.value);
  }

  /** A second `-` in a row is kept apart, as .NET does, lest the comment end. */
  writeStart({ content }: ElementWriter): void {
    content.markup(`<!--${this.value.replaceAll(/-(?=-|$)/g, '- ')}-->`);
  }
}
