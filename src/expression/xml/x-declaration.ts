import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

export const XDECLARATION = define({ name: 'System.Xml.Linq.XDeclaration', kind: 'class' });

/** `<?xml version="1.0" encoding="utf-8"?>` */
export class XDeclaration extends NetObject {
  readonly type = XDECLARATION;
  version: string | null;
  encoding: string | null;
  standalone: string | null;

  constructor(version: string | null, encoding: string | null, standalone: string | null) {
    super();
    this.version = version;
    this.encoding = encoding;
    this.standalone = standalone;
  }

  copy(): XDeclaration {
    return new XDeclaration(this.version, this.encoding, this.standalone);
  }

  override toText(): string {
    const part = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${value}"`);
    return `<?xml${part('version', this.version)}${part('encoding', this.encoding)}${part('standalone', this.standalone)}?>`;
  }
}
