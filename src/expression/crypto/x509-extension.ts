import { oid, sequence, TAG } from '../../certificates/x509/asn1.ts';
import type { BerElement } from '../../certificates/x509/ber.ts';
import { argumentOutOfRange } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IENUMERABLE } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { Oid } from './oid.ts';
import { readingDer } from './read-der.ts';
import type { Certificate } from './x509-certificate.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

export const X509_EXTENSION = define({ name: `${NAMESPACE}.X509Extension`, kind: 'class' });
export const X509_EXTENSION_COLLECTION = define({
  name: `${NAMESPACE}.X509ExtensionCollection`,
  kind: 'class',
  bases: () => [IENUMERABLE.of(X509_EXTENSION)],
});

const BOOLEAN = 0x01;

export class X509Extension extends NetObject {
  override readonly type = X509_EXTENSION;
  readonly oid: Oid;
  readonly isCritical: boolean;
  readonly rawData: Buffer;

  /** Of a SEQUENCE as RFC 5280, 4.1 has it: what it is, whether it is critical, and the value. */
  constructor(element: BerElement) {
    super();
    const [id, ...rest] = sequence(element);
    this.oid = Oid.named(oid(id));
    this.isCritical = rest.some(({ tag, content: [value] }) => tag === BOOLEAN && value !== 0);
    this.rawData = Buffer.from(rest.find(({ tag }) => tag === TAG.octetString)?.content ?? []);
  }
}

export class X509ExtensionCollection extends NetObject {
  override readonly type = X509_EXTENSION_COLLECTION;
  readonly items: readonly X509Extension[];

  constructor({ fields }: Certificate) {
    super();
    this.items = readingDer(() => fields.extensions.map(each => new X509Extension(each)));
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
