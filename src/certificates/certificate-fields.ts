import type { X509Certificate } from 'node:crypto';
import { type Algorithm, algorithm, contextTag, expected, is, sequence, TAG } from './asn1.ts';
import { type BerElement, BerError, readBer } from './ber.ts';
import { refusal } from './refusals.ts';

/** What Node's X509Certificate does not tell, or not without ambiguity. */
export interface CertificateFields {
  /** The Name, not yet read. */
  readonly subject: BerElement;
  readonly signature: Algorithm;
}

/** Reads a certificate (RFC 5280, section 4.1). Throws UserError CertificateError. */
export function certificateFields(certificate: X509Certificate): CertificateFields {
  try {
    return fields(readBer(certificate.raw));
  } catch (cause) {
    throw cause instanceof BerError ? refusal('The certificate cannot be read: it is damaged.', { cause }) : cause;
  }
}

function fields(certificate: BerElement): CertificateFields {
  const [toBeSigned, signature] = sequence(certificate);
  const all = sequence(toBeSigned);
  const [_serialNumber, _signature, _issuer, _validity, subject] = is(all[0], contextTag(0)) ? all.slice(1) : all;
  return { subject: expected(subject, TAG.sequence), signature: algorithm(signature) };
}
