import type { X509Certificate } from 'node:crypto';
import { refusal } from '../refusals.ts';
import { type Algorithm, algorithm, contextTag, expected, integer, is, sequence, TAG } from './asn1.ts';
import { type BerElement, BerError, readBer } from './ber.ts';

/** What Node's X509Certificate does not tell, or not without ambiguity. */
export interface CertificateFields {
  /** 1, or more where it says so. */
  readonly version: number;
  /** As it is encoded: a number of which the first bit is set begins with a zero. */
  readonly serialNumber: Uint8Array;
  /** The Name, not yet read. */
  readonly subject: BerElement;
  /** The same of who issued it. */
  readonly issuer: BerElement;
  readonly signature: Algorithm;
  /** Each an Extension, not yet read. */
  readonly extensions: readonly BerElement[];
}

/** Reads a certificate (RFC 5280, section 4.1). Throws UserError CertificateError. */
export function certificateFields(certificate: X509Certificate): CertificateFields {
  try {
    return readFields(certificate.raw);
  } catch (cause) {
    throw cause instanceof BerError ? refusal('The certificate cannot be read: it is damaged.', { cause }) : cause;
  }
}

const EXTENSIONS = 3;

/** The same of its DER. Throws BerError. */
export function readFields(certificate: Uint8Array): CertificateFields {
  const [toBeSigned, signature] = sequence(readBer(certificate));
  const all = sequence(toBeSigned);
  const hasVersion = is(all[0], contextTag(0));
  const [serialNumber, _signature, issuer, _validity, subject] = hasVersion ? all.slice(1) : all;
  const extensions = all.find(element => is(element, contextTag(EXTENSIONS)));
  return {
    version: hasVersion ? Number(integer(all[0]?.children[0])) + 1 : 1,
    serialNumber: expected(serialNumber, TAG.integer).content,
    subject: expected(subject, TAG.sequence),
    issuer: expected(issuer, TAG.sequence),
    signature: algorithm(signature),
    extensions: extensions === undefined ? [] : sequence(extensions.children[0]),
  };
}
