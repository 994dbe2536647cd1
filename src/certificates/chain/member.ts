import type { X509Certificate } from 'node:crypto';
import { alternativeNames } from '../x509/alternative-names.ts';
import type { BerElement } from '../x509/ber.ts';
import { type CertificateFields, certificateFields } from '../x509/certificate-fields.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { distinguishedName } from '../x509/distinguished-name.ts';
import { EXTENSION, type Extension, extensionsOf, readExtension } from '../x509/extensions.ts';
import type { Origin } from './types.ts';

/** A certificate that may stand in a chain, with what is asked of it more than once. */
export interface Member {
  readonly certificate: X509Certificate;
  readonly origin: Origin;
  /** As .NET writes it; empty for one that says by its alternative names alone what it is for. */
  readonly subject: string;
  /** What a sentence calls it: never empty. */
  readonly label: string;
  /** DNS names and IP addresses that it is for. */
  readonly names: readonly string[];
  readonly issuer: string;
  readonly extensions: ReadonlyMap<string, Extension>;
}

export function memberOf(certificate: X509Certificate, origin: Origin): Member {
  const fields = unlessDamaged(() => certificateFields(certificate), undefined);
  const extensions = unlessDamaged(() => extensionsOf(certificate), new Map<string, Extension>());
  const subject = nameOf(fields, 'subject') ?? inOneLine(certificate.subject);
  const issuer = nameOf(fields, 'issuer') ?? inOneLine(certificate.issuer);
  const names = namesIn(extensions);
  const label = subject === '' ? (names[0] ?? `the certificate ${thumbprintOf(certificate)}`) : subject;
  return { certificate, origin, subject, label, issuer, names, extensions };
}

export const thumbprintOf = ({ fingerprint }: X509Certificate): string => fingerprint.replaceAll(':', '');

const namesIn = (extensions: Member['extensions']): readonly string[] =>
  unlessDamaged(() => {
    const names = readExtension(extensions.get(EXTENSION.subjectAltName));
    return names === undefined ? [] : alternativeNames(names);
  }, []);

function nameOf(fields: CertificateFields | undefined, which: 'subject' | 'issuer'): string | undefined {
  const name: BerElement | undefined = fields?.[which];
  return name === undefined ? undefined : unlessDamaged(() => distinguishedName(name), undefined);
}

/** OpenSSL writes a line a part, and Node answers undefined for a name without parts, whatever its type says. */
const inOneLine = (name: string | undefined): string => (name ?? '').replaceAll('\n', ', ');
