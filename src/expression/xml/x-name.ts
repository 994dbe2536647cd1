import { argumentException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IEQUATABLE } from '../types/primitives.ts';
import { define, type NamedType } from '../types/type.ts';
import { XNamespace } from './x-namespace.ts';
import { ncName } from './xml-name.ts';

export const XNAME: NamedType = define({
  name: 'System.Xml.Linq.XName',
  kind: 'class',
  bases: () => [IEQUATABLE.of(XNAME)],
});

/** A name with its namespace. Two of the same parts are equal. */
export class XName extends NetObject {
  readonly type = XNAME;
  readonly namespace: XNamespace;
  readonly localName: string;

  constructor(namespace: XNamespace, localName: string) {
    super();
    this.namespace = namespace;
    this.localName = localName;
  }

  get uri(): string {
    return this.namespace.uri;
  }

  is(other: XName): boolean {
    return this.localName === other.localName && this.uri === other.uri;
  }

  /** `{urn:x}a`, or `a` where it has no namespace. */
  override toText(): string {
    return this.uri === '' ? this.localName : `{${this.uri}}${this.localName}`;
  }

  override key(): unknown {
    return `XName ${this.toText()}`;
  }
}

/** Throws XmlException for a local name that is none. */
export const nameIn = (namespace: XNamespace, localName: string): XName => new XName(namespace, ncName(localName));

/** Reads `a` and `{urn:x}a`. Throws ArgumentException or XmlException. */
export function readName(expanded: string): XName {
  if (expanded === '') throw argumentException('The value cannot be an empty string.', 'expandedName');
  if (!expanded.startsWith('{')) return nameIn(XNamespace.none, expanded);
  const end = expanded.lastIndexOf('}');
  if (end <= 1 || end === expanded.length - 1) throw argumentException(`'${expanded}' is an invalid expanded name.`);
  return nameIn(new XNamespace(expanded.slice(1, end)), expanded.slice(end + 1));
}
