import type { Meter } from '../runtime/meter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { Sequence } from '../runtime/sequence.ts';
import { members, metered } from '../types/table.ts';
import { ancestors, elementsAfter, elementsBefore, nodesAfter, nodesBefore } from '../xml/axes.ts';
import { deepEquals } from '../xml/deep-equality.ts';
import { compareOrder } from '../xml/document-order.ts';
import { addAfter, addBefore, removeNode, replaceNode } from '../xml/edit.ts';
import { XDocumentOrderComparer, XEqualityComparer } from '../xml/node-comparers.ts';
import { printNode } from '../xml/print.ts';
import { XELEMENT } from '../xml/x-element.ts';
import type { XName } from '../xml/x-name.ts';
import { XNODE, type XNode } from '../xml/x-node.ts';

type Edit = (meter: Meter, self: XNode, content: unknown) => void;

const edit = (run: Edit) => metered((meter: Meter, self: XNode, content: unknown) => run(meter, self, content));
const edits = (run: Edit) =>
  metered((meter: Meter, self: XNode, content: NetArray | null) => run(meter, self, content));

export const xnode = members(XNODE, () => ({
  'static XNodeEqualityComparer EqualityComparer': () => new XEqualityComparer(),
  'static XNodeDocumentOrderComparer DocumentOrderComparer': () => new XDocumentOrderComparer(),
  'XNode NextNode': (self: XNode) => self.next,
  'XNode PreviousNode': (self: XNode) => self.previous,
  'IEnumerable<XElement> Ancestors()': (self: XNode) => new Sequence(XELEMENT, () => ancestors(self, undefined)),
  'IEnumerable<XElement> Ancestors(XName name)': (self: XNode, name: XName | null) =>
    new Sequence(XELEMENT, () => ancestors(self, name)),
  'IEnumerable<XElement> ElementsAfterSelf()': (self: XNode) =>
    new Sequence(XELEMENT, () => elementsAfter(self, undefined)),
  'IEnumerable<XElement> ElementsAfterSelf(XName name)': (self: XNode, name: XName | null) =>
    new Sequence(XELEMENT, () => elementsAfter(self, name)),
  'IEnumerable<XElement> ElementsBeforeSelf()': (self: XNode) =>
    new Sequence(XELEMENT, () => elementsBefore(self, undefined)),
  'IEnumerable<XElement> ElementsBeforeSelf(XName name)': (self: XNode, name: XName | null) =>
    new Sequence(XELEMENT, () => elementsBefore(self, name)),
  'IEnumerable<XNode> NodesAfterSelf()': (self: XNode) => new Sequence(XNODE, () => nodesAfter(self)),
  'IEnumerable<XNode> NodesBeforeSelf()': (self: XNode) => new Sequence(XNODE, () => nodesBefore(self)),
  'void AddAfterSelf(object content)': edit(addAfter),
  'void AddAfterSelf(params object[] content)': edits(addAfter),
  'void AddBeforeSelf(object content)': edit(addBefore),
  'void AddBeforeSelf(params object[] content)': edits(addBefore),
  'void ReplaceWith(object content)': edit(replaceNode),
  'void ReplaceWith(params object[] content)': edits(replaceNode),
  'void Remove()': (self: XNode) => removeNode(self),
  'bool IsAfter(XNode node)': (self: XNode, node: XNode | null) => compareOrder(self, node) > 0,
  'bool IsBefore(XNode node)': (self: XNode, node: XNode | null) => compareOrder(self, node) < 0,
  'static int CompareDocumentOrder(XNode n1, XNode n2)': compareOrder,
  'static bool DeepEquals(XNode n1, XNode n2)': metered(deepEquals),
  'string ToString(SaveOptions options)': (self: XNode, options: number) => printNode(self, options),
}));
