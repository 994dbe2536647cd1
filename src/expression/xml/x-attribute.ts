import { argumentException } from '../runtime/exception.ts';
import { define } from '../types/type.ts';
import { escapeAttribute } from './escape.ts';
import { prefixOf } from './namespaces.ts';
import { NODE } from './node-type.ts';
import type { Sibling } from './siblings.ts';
import type { XName } from './x-name.ts';
import { XML_URI, XMLNS_URI } from './x-namespace.ts';
import { XOBJECT, XObject } from './x-object.ts';

export const XATTRIBUTE = define({ name: 'System.Xml.Linq.XAttribute', kind: 'class', bases: () => [XOBJECT] });

export class XAttribute extends XObject implements Sibling<XAttribute> {
  readonly type = XATTRIBUTE;
  readonly nodeType = NODE.attribute;
  readonly name: XName;
  previous: XAttribute | null = null;
  next: XAttribute | null = null;
  #value: string;

  /** Throws ArgumentException for a namespace declaration that may not be. */
  constructor(name: XName, value: string) {
    super();
    this.name = name;
    this.#value = checkedValue(name, value);
  }

  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#value = checkedValue(this.name, value);
  }

  /** `xmlns="…"` or `xmlns:p="…"` */
  get isNamespaceDeclaration(): boolean {
    return this.name.uri === '' ? this.name.localName === 'xmlns' : this.name.uri === XMLNS_URI;
  }

  copy(): XAttribute {
    return new XAttribute(this.name, this.#value);
  }

  override toText(): string {
    const { uri, localName } = this.name;
    const prefix = uri === '' ? '' : (prefixOf(this.parent, uri) ?? 'p0');
    return `${prefix === '' ? '' : `${prefix}:`}${localName}="${escapeAttribute(this.#value)}"`;
  }
}

const XML_IS_RESERVED =
  "The prefix 'xml' is bound to the namespace name 'http://www.w3.org/XML/1998/namespace'. Other prefixes must not be bound to this namespace name, and it must not be declared as the default namespace.";
const XMLNS_IS_RESERVED =
  "The prefix 'xmlns' is bound to the namespace name 'http://www.w3.org/2000/xmlns/'. It must not be declared. Other prefixes must not be bound to this namespace name, and it must not be declared as the default namespace.";

function checkedValue({ uri, localName }: XName, value: string): string {
  const isPrefix = uri === XMLNS_URI;
  if (!isPrefix && !(uri === '' && localName === 'xmlns')) return value;
  if (isPrefix && value === '')
    throw argumentException(`The prefix '${localName}' cannot be bound to the empty namespace name.`);
  if ((value === XML_URI) !== (isPrefix && localName === 'xml')) throw argumentException(XML_IS_RESERVED);
  if (value === XMLNS_URI || (isPrefix && localName === 'xmlns')) throw argumentException(XMLNS_IS_RESERVED);
  return value;
}
