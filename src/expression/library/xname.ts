import { equals } from '../runtime/equality.ts';
import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { nameIn, readName, XNAME, type XName } from '../xml/x-name.ts';
import { XNamespace } from '../xml/x-namespace.ts';

export const xname = members(XNAME, () => ({
  'static XName Get(string expandedName)': (name: string | null) => readName(notNull(name, 'expandedName')),
  'static XName Get(string localName, string namespaceName)': (name: string | null, uri: string | null) =>
    nameIn(new XNamespace(notNull(uri, 'namespaceName')), notNull(name, 'localName')),
  'string LocalName': (self: XName) => self.localName,
  'XNamespace Namespace': (self: XName) => self.namespace,
  'string NamespaceName': (self: XName) => self.uri,
  'static implicit operator XName(string expandedName)': (name: string | null) =>
    name === null ? null : readName(name),
  'static bool operator ==(XName left, XName right)': equals,
  'static bool operator !=(XName left, XName right)': (left: XName | null, right: XName | null) => !equals(left, right),
}));
