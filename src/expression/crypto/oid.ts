import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

export const OID = define({ name: 'System.Security.Cryptography.Oid', kind: 'class' });

/** The friendly names that Windows has for what certificates and keys name. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.113549.1.1.4', 'md5RSA'],
  ['1.2.840.113549.1.1.5', 'sha1RSA'],
  ['1.2.840.113549.1.1.10', 'RSASSA-PSS'],
  ['1.2.840.113549.1.1.11', 'sha256RSA'],
  ['1.2.840.113549.1.1.12', 'sha384RSA'],
  ['1.2.840.113549.1.1.13', 'sha512RSA'],
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.2.840.10045.2.1', 'ECC'],
  ['1.2.840.10045.4.1', 'sha1ECDSA'],
  ['1.2.840.10045.4.3.2', 'sha256ECDSA'],
  ['1.2.840.10045.4.3.3', 'sha384ECDSA'],
  ['1.2.840.10045.4.3.4', 'sha512ECDSA'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['1.2.840.113549.2.5', 'md5'],
  ['2.16.840.1.101.3.4.1.2', 'aes128'],
  ['2.16.840.1.101.3.4.1.22', 'aes192'],
  ['2.16.840.1.101.3.4.1.42', 'aes256'],
  ['2.5.29.14', 'Subject Key Identifier'],
  ['2.5.29.15', 'Key Usage'],
  ['2.5.29.17', 'Subject Alternative Name'],
  ['2.5.29.19', 'Basic Constraints'],
  ['2.5.29.31', 'CRL Distribution Points'],
  ['2.5.29.32', 'Certificate Policies'],
  ['2.5.29.35', 'Authority Key Identifier'],
  ['2.5.29.37', 'Enhanced Key Usage'],
  ['1.3.6.1.5.5.7.1.1', 'Authority Information Access'],
]);

/** `System.Security.Cryptography.Oid` */
export class Oid extends NetObject {
  override readonly type = OID;
  readonly value: string | null;
  readonly friendlyName: string | null;

  constructor(value: string | null, friendlyName: string | null) {
    super();
    this.value = value;
    this.friendlyName = friendlyName;
  }

  /** Of dotted numbers, or of a friendly name. */
  static named(name: string | null): Oid {
    const known = [...NAMES].find(([, friendly]) => friendly.toLowerCase() === name?.toLowerCase());
    return known === undefined ? new Oid(name, NAMES.get(name ?? '') ?? null) : new Oid(known[0], known[1]);
  }
}
