import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { printNode } from './print.ts';
import type { Sibling, Siblings } from './siblings.ts';
import type { XAttribute } from './x-attribute.ts';
import { XOBJECT, XObject } from './x-object.ts';

export const XNODE = define({ name: 'System.Xml.Linq.XNode', kind: 'class', bases: () => [XOBJECT] });

export abstract class XNode extends XObject implements Sibling<XNode> {
  previous: XNode | null = null;
  next: XNode | null = null;

  /** Null for a node that can have none. */
  get nodes(): Siblings<XNode> | null {
    return null;
  }

  /** Only an element has some. */
  get attributes(): Iterable<XAttribute> {
    return [];
  }

  /** A new one without parent, siblings and children; with attributes. */
  abstract copyAlone(): XNode;

  /** What makes two nodes DeepEqual, their children apart, once they are of the same class. */
  abstract readonly contentKey: string;

  /** Writes what stands before its children. */
  abstract writeStart(writer: ElementWriter): void;

  writeEnd(_writer: ElementWriter): void {
    // Only an element has an end tag.
  }

  override toText(): string {
    return printNode(this, 0);
  }
}
