import type { ComparerObject, EqualityComparerObject } from '../runtime/collection-objects.ts';
import { NetObject } from '../runtime/net-object.ts';
import { ICOMPARER, IEQUALITY_COMPARER } from '../types/collections.ts';
import { define } from '../types/type.ts';
import { signature } from './deep-equality.ts';
import { compareOrder } from './document-order.ts';
import { XNODE, XNode } from './x-node.ts';

export const XNODE_EQUALITY_COMPARER = define({
  name: 'System.Xml.Linq.XNodeEqualityComparer',
  kind: 'class',
  bases: () => [IEQUALITY_COMPARER.of(XNODE)],
});

export const XNODE_DOCUMENT_ORDER_COMPARER = define({
  name: 'System.Xml.Linq.XNodeDocumentOrderComparer',
  kind: 'class',
  bases: () => [ICOMPARER.of(XNODE)],
});

/** Nodes are equal when they are so deeply. */
export class XEqualityComparer extends NetObject implements EqualityComparerObject {
  readonly type = XNODE_EQUALITY_COMPARER;

  keyFor(value: unknown): unknown {
    return value instanceof XNode ? JSON.stringify([...signature(value)]) : value;
  }
}

export class XDocumentOrderComparer extends NetObject implements ComparerObject {
  readonly type = XNODE_DOCUMENT_ORDER_COMPARER;

  compare(a: unknown, b: unknown): number {
    return compareOrder(a instanceof XNode ? a : null, b instanceof XNode ? b : null);
  }
}
