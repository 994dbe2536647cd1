import { members } from '../types/table.ts';
import { parents } from '../xml/walk.ts';
import { XDocument } from '../xml/x-document.ts';
import { XElement } from '../xml/x-element.ts';
import { XOBJECT, type XObject } from '../xml/x-object.ts';

export const xobject = members(XOBJECT, () => ({
  'string BaseUri': () => '',
  'XmlNodeType NodeType': (self: XObject) => self.nodeType,
  'XElement Parent': ({ parent }: XObject) => (parent instanceof XElement ? parent : null),
  'XDocument Document': documentOf,
}));

function documentOf(self: XObject): XDocument | null {
  if (self instanceof XDocument) return self;
  const root = [...parents(self)].at(-1);
  return root instanceof XDocument ? root : null;
}
