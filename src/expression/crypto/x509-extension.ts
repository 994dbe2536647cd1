import { argumentOutOfRange } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IENUMERABLE } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { type Der, derChildren, derElements, derOid } from './der.ts';
import { Oid } from './oid.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

export const X509_EXTENSION = define({ name: `${NAMESPACE}.X509Extension`, kind: 'class' });
export const X509_EXTENSION_COLLECTION = define({
  name: `${NAMESPACE}.X509ExtensionCollection`,
  kind: 'class',
  bases: () => [IENUMERABLE.of(X509_EXTENSION)],
});

const BOOLEAN = 0x01;
const OCTETS = 0x04;
const EXTENSIONS = 0xa3;

export class X509Extension extends NetObject {
  override readonly type = X509_EXTENSION;
  readonly oid: Oid;
  readonly isCritical: boolean;
  readonly rawData: Buffer;

  /** Of a SEQUENCE as RFC 5280, 4.1 has it: what it is, whether it is critical, and the value. */
  constructor({ content }: Der) {
    super();
    const [id, ...rest] = derElements(content);
    this.oid = Oid.named(derOid(id?.content ?? Buffer.alloc(0)));
    this.isCritical = rest.some(({ tag, content: [value] }) => tag === BOOLEAN && value !== 0);
    this.rawData = rest.find(({ tag }) => tag === OCTETS)?.content ?? Buffer.alloc(0);
  }
}

export class X509ExtensionCollection extends NetObject {
  override readonly type = X509_EXTENSION_COLLECTION;
  readonly items: readonly X509Extension[];

  constructor(certificate: Buffer) {
    super();
    const [tbs] = derChildren(certificate);
    const wrapped = derElements(tbs?.content ?? Buffer.alloc(0)).find(({ tag }) => tag === EXTENSIONS);
    this.items = wrapped === undefined ? [] : derChildren(wrapped.content).map(each => new X509Extension(each));
  }

  get(index: number): X509Extension {
    const item = this.items[index];
    if (item === undefined)
      throw argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    return item;
  }

  /** By dotted numbers or by name; null for none. */
  named(name: string | null): X509Extension | null {
    return (
      this.items.find(({ oid }) => oid.value === name || (name !== null && oid.value === Oid.named(name).value)) ?? null
    );
  }

  [Symbol.iterator](): Iterator<X509Extension> {
    return this.items[Symbol.iterator]();
  }
}
