import { equals } from '../runtime/equality.ts';
import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { nameIn } from '../xml/x-name.ts';
import { XNAMESPACE, XNamespace } from '../xml/x-namespace.ts';

export const xnamespace = members(XNAMESPACE, () => ({
  'static XNamespace None': () => XNamespace.none,
  'static XNamespace Xml': () => XNamespace.xml,
  'static XNamespace Xmlns': () => XNamespace.xmlns,
  'static XNamespace Get(string namespaceName)': (name: string | null) =>
    new XNamespace(notNull(name, 'namespaceName')),
  'string NamespaceName': (self: XNamespace) => self.uri,
  'XName GetName(string localName)': (self: XNamespace, name: string | null) =>
    nameIn(self, notNull(name, 'localName')),
  'static implicit operator XNamespace(string namespaceName)': (name: string | null) =>
    name === null ? null : new XNamespace(name),
  'static XName operator +(XNamespace ns, string localName)': (ns: XNamespace | null, name: string | null) =>
    nameIn(notNull(ns, 'ns'), notNull(name, 'localName')),
  'static bool operator ==(XNamespace left, XNamespace right)': equals,
  'static bool operator !=(XNamespace left, XNamespace right)': (left: XNamespace | null, right: XNamespace | null) =>
    !equals(left, right),
}));
