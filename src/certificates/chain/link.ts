import { createHash } from 'node:crypto';
import { certificateFields } from '../x509/certificate-fields.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { keyDescription } from '../x509/public-key.ts';
import { signatureName } from '../x509/signature-names.ts';
import { type Check, failure } from './check.ts';
import { isoDate } from './dates.ts';
import { type Member, thumbprintOf } from './member.ts';
import type { Link } from './types.ts';

export function linkOf(member: Member, checks: readonly Check[]): Link {
  const { certificate, subject, issuer, names, origin } = member;
  return {
    subject,
    issuer,
    thumbprint: thumbprintOf(certificate),
    names,
    validFrom: isoDate(certificate.validFrom),
    validTo: isoDate(certificate.validTo),
    key: keyDescription(certificate),
    signature: unlessDamaged(() => signatureName(certificateFields(certificate).signature), ''),
    origin,
    checks,
  };
}

/** Bytes that are no certificate; only a thumbprint can be told of them. */
export const damagedLink = (bytes: Buffer): Link => ({
  subject: '',
  issuer: '',
  thumbprint: createHash('sha1').update(bytes).digest('hex').toUpperCase(),
  names: [],
  validFrom: '',
  validTo: '',
  key: '',
  signature: '',
  origin: 'sent',
  checks: [failure('This certificate cannot be read: it is damaged.')],
});
