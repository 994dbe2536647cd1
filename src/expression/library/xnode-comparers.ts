import { hashOf } from '../runtime/hash.ts';
import { members, metered } from '../types/table.ts';
import { deepEquals } from '../xml/deep-equality.ts';
import { compareOrder } from '../xml/document-order.ts';
import {
  XDocumentOrderComparer,
  XEqualityComparer,
  XNODE_DOCUMENT_ORDER_COMPARER,
  XNODE_EQUALITY_COMPARER,
} from '../xml/node-comparers.ts';
import type { XNode } from '../xml/x-node.ts';

export const xnodeEqualityComparer = members(XNODE_EQUALITY_COMPARER, () => ({
  'new()': () => new XEqualityComparer(),
  'bool Equals(XNode x, XNode y)': metered((meter, _self: XEqualityComparer, x: XNode | null, y: XNode | null) =>
    deepEquals(meter, x, y),
  ),
  'int GetHashCode(XNode obj)': metered(({ surroundings }, self: XEqualityComparer, node: XNode | null) =>
    node === null ? 0 : hashOf(self.keyFor(node), surroundings.chance),
  ),
}));

export const xnodeDocumentOrderComparer = members(XNODE_DOCUMENT_ORDER_COMPARER, () => ({
  'new()': () => new XDocumentOrderComparer(),
  'int Compare(XNode x, XNode y)': (_self: XDocumentOrderComparer, x: XNode | null, y: XNode | null) =>
    compareOrder(x, y),
}));
