import type { X509Certificate } from 'node:crypto';
import { refusal } from '../refusals.ts';
import { BerError } from './ber.ts';
import { certificateFields } from './certificate-fields.ts';
import { distinguishedName } from './distinguished-name.ts';
import { keyDescription } from './public-key.ts';
import { hasRareCurve, lacksTls13 } from './signing.ts';
import { lacksClientAuthentication, weaknessOf } from './usability.ts';

/** What Azure shows of a certificate. */
export interface CertificateFacts {
  /** As .NET writes it: `CN=client, O=Contoso, C=US`. */
  readonly subject: string;
  /** SHA-1, upper-case hex without separators. */
  readonly thumbprint: string;
  /** UTC, whole seconds: `2036-01-01T07:00:00Z`. */
  readonly expirationDate: string;
}

/** Throws UserError CertificateError for what OpenSSL takes but nobody can show, such as an impossible date. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: subject(certificate),
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    expirationDate: toSeconds(date(certificate.validTo)),
  };
}

const SOON_IN_DAYS = 30;
const SOON = SOON_IN_DAYS * 24 * 60 * 60 * 1000;

/** Sentences about what works here and may fail elsewhere; empty for a certificate without fault. */
export function certificateWarnings(certificate: X509Certificate, now: Date): string[] {
  return [dateWarning(certificate, now), ...usabilityWarnings(certificate)].filter(warning => warning !== undefined);
}

/** The same of a leaf and what goes with it. */
export function chainWarnings([leaf, ...above]: readonly X509Certificate[], now: Date): string[] {
  if (leaf === undefined) return [];
  const higher = above.flatMap(certificate => intermediateWarning(certificate, now) ?? []);
  return [dateWarning(leaf, now), ...higher, ...usabilityWarnings(leaf)].filter(warning => warning !== undefined);
}

/** Of a certificate that goes with a leaf. */
export const intermediateWarning = (certificate: X509Certificate, now: Date): string | undefined =>
  dateWarning(certificate, now)?.replace(
    'The certificate',
    `${subject(certificate)}, which goes with the certificate,`,
  );

export function usabilityWarnings(certificate: X509Certificate): string[] {
  const warnings: string[] = [];
  if (lacksClientAuthentication(certificate)) {
    warnings.push(
      'The certificate is not meant for client authentication (its extended key usage leaves it out): many servers refuse it, and Azure may not send it at all.',
    );
  }
  const { signature } = certificateFields(certificate);
  const weakness = weaknessOf(certificate, signature);
  if (lacksTls13(certificate)) warnings.push(unsentWarning(certificate, weakness));
  else if (weakness !== undefined)
    warnings.push(`The certificate is weak (${weakness}): it works here, many servers refuse it.`);
  return warnings;
}

/** RFC 8446, section 4.2.3, leaves DSA and all but a few curves out, and has no signature that fits into RSA keys below 528 bits. */
function unsentWarning(certificate: X509Certificate, weakness: string | undefined): string {
  const older = [
    ...(hasRareCurve(certificate) ? ['do not take its curve'] : []),
    ...(weakness === undefined ? [] : [`refuse it as weak (${weakness})`]),
  ].join(' or ');
  return (
    `The certificate's key (${keyDescription(certificate)}) cannot sign in TLS 1.3: servers that speak it get no certificate` +
    (older === '' ? '.' : `, and in TLS 1.2 many ${older}.`)
  );
}

export function isOutOfDate(certificate: X509Certificate, now: Date): boolean {
  return now > date(certificate.validTo) || now < date(certificate.validFrom);
}

export function dateWarning(certificate: X509Certificate, now: Date): string | undefined {
  const [from, to] = [date(certificate.validFrom), date(certificate.validTo)];
  if (now > to) return `The certificate has expired (on ${toSeconds(to)}): most servers refuse it.`;
  if (now < from) return `The certificate is not yet valid (before ${toSeconds(from)}): most servers refuse it.`;
  const isSoon = to.getTime() - now.getTime() < SOON;
  return isSoon ? `The certificate expires within ${SOON_IN_DAYS} days (on ${toSeconds(to)}).` : undefined;
}

function subject(certificate: X509Certificate): string {
  const fields = certificateFields(certificate);
  try {
    return distinguishedName(fields.subject);
  } catch (cause) {
    throw cause instanceof BerError
      ? refusal("The certificate's subject cannot be read: it is damaged.", { cause })
      : cause;
  }
}

/** `text`: as OpenSSL prints it, `Jan  1 07:00:00 2036 GMT`. */
function date(text: string): Date {
  const parsed = new Date(text);
  if (Number.isNaN(parsed.getTime()))
    throw refusal('The certificate cannot be used: its dates of validity are damaged.');
  return parsed;
}

/** `2036-01-01T07:00:00Z` */
export const toSeconds = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z');
