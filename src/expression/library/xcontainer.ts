import type { Meter } from '../runtime/meter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { Sequence } from '../runtime/sequence.ts';
import { members, metered } from '../types/table.ts';
import { childNodes, descendants, elements } from '../xml/axes.ts';
import { add, addFirst, replaceNodes } from '../xml/edit.ts';
import { childElement } from '../xml/value.ts';
import { descendantNodes } from '../xml/walk.ts';
import { XCONTAINER, type XContainer } from '../xml/x-container.ts';
import { XELEMENT } from '../xml/x-element.ts';
import type { XName } from '../xml/x-name.ts';
import { XNODE } from '../xml/x-node.ts';

export const xcontainer = members(XCONTAINER, () => ({
  'XNode FirstNode': (self: XContainer) => self.nodes.first,
  'XNode LastNode': (self: XContainer) => self.nodes.last,
  'XElement Element(XName name)': childElement,
  'IEnumerable<XElement> Elements()': (self: XContainer) => new Sequence(XELEMENT, () => elements(self, undefined)),
  'IEnumerable<XElement> Elements(XName name)': (self: XContainer, name: XName | null) =>
    new Sequence(XELEMENT, () => elements(self, name)),
  'IEnumerable<XElement> Descendants()': (self: XContainer) =>
    new Sequence(XELEMENT, () => descendants(self, undefined)),
  'IEnumerable<XElement> Descendants(XName name)': (self: XContainer, name: XName | null) =>
    new Sequence(XELEMENT, () => descendants(self, name)),
  'IEnumerable<XNode> Nodes()': (self: XContainer) => new Sequence(XNODE, () => childNodes(self)),
  'IEnumerable<XNode> DescendantNodes()': (self: XContainer) => new Sequence(XNODE, () => descendantNodes(self)),
  'void Add(object content)': metered(add),
  'void Add(params object[] content)': metered((meter: Meter, self: XContainer, content: NetArray | null) =>
    add(meter, self, content),
  ),
  'void AddFirst(object content)': metered(addFirst),
  'void AddFirst(params object[] content)': metered((meter: Meter, self: XContainer, content: NetArray | null) =>
    addFirst(meter, self, content),
  ),
  'void ReplaceNodes(object content)': metered(replaceNodes),
  'void ReplaceNodes(params object[] content)': metered((meter: Meter, self: XContainer, content: NetArray | null) =>
    replaceNodes(meter, self, content),
  ),
  'void RemoveNodes()': (self: XContainer) => self.removeNodes(),
}));
