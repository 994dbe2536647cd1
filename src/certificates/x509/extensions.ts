import type { X509Certificate } from 'node:crypto';
import { expected, octets, oid, sequence, TAG } from './asn1.ts';
import { type BerElement, readBer } from './ber.ts';
import { certificateFields } from './certificate-fields.ts';

/** RFC 5280, section 4.2.1. */
export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
} as const;

export interface Extension {
  readonly critical: boolean;
  /** What extnValue holds, not yet read. */
  readonly bytes: Uint8Array;
}

/** By OID; of one that comes twice, the first. Throws UserError CertificateError, or BerError for a damaged extension. */
export function extensionsOf(certificate: X509Certificate): ReadonlyMap<string, Extension> {
  return new Map(certificateFields(certificate).extensions.toReversed().map(extension));
}

const BOOLEAN = 0x01;

function extension(element: BerElement): [string, Extension] {
  const [id, ...rest] = sequence(element);
  const [first] = rest;
  const critical = first?.tag === BOOLEAN && first.content[0] !== 0;
  return [oid(id), { critical, bytes: octets(rest.at(-1), TAG.octetString) }];
}

/** undefined: the extension is not there. Throws BerError. */
export const readExtension = (extension: Extension | undefined): BerElement | undefined =>
  extension === undefined ? undefined : readBer(extension.bytes);

/** The bits of KeyUsage (RFC 5280, section 4.2.1.3) by number. */
export const KEY_USAGE = { digitalSignature: 0, keyEncipherment: 2, keyAgreement: 4, keyCertSign: 5 } as const;

/** Which bits are set. Throws BerError. */
export function keyUsages(element: BerElement): ReadonlySet<number> {
  const [, ...bytes] = expected(element, TAG.bitString).content;
  const bits = bytes.flatMap(byte => [7, 6, 5, 4, 3, 2, 1, 0].map(bit => (byte >> bit) & 1));
  return new Set(bits.flatMap((bit, index) => (bit === 1 ? [index] : [])));
}
