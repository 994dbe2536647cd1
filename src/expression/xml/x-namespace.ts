import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

export const XNAMESPACE = define({ name: 'System.Xml.Linq.XNamespace', kind: 'class' });

/** https://www.w3.org/TR/xml-names/#ns-decl: what the prefixes `xml` and `xmlns` stand for. */
export const XML_URI = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/** Two of the same name are equal. */
export class XNamespace extends NetObject {
  readonly type = XNAMESPACE;
  /** A URI; empty for no namespace. */
  readonly uri: string;

  constructor(uri: string) {
    super();
    this.uri = uri;
  }

  static readonly none = new XNamespace('');
  static readonly xml = new XNamespace(XML_URI);
  static readonly xmlns = new XNamespace(XMLNS_URI);

  override toText(): string {
    return this.uri;
  }

  override key(): unknown {
    return `XNamespace ${this.uri}`;
  }
}
