import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';
import type { NodeType } from './node-type.ts';
import type { XContainer } from './x-container.ts';

export const XOBJECT = define({ name: 'System.Xml.Linq.XObject', kind: 'class' });

/** A node or an attribute. Each is equal to itself only. */
export abstract class XObject extends NetObject {
  abstract readonly nodeType: NodeType;
  /** An element or a document; `Parent` of .NET knows elements only. */
  parent: XContainer | null = null;
}
