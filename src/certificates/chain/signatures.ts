import { certificateFields } from '../x509/certificate-fields.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { isSignedBy } from '../x509/match.ts';
import { publicKeyOf, rsaBits } from '../x509/public-key.ts';
import { oldDigest } from '../x509/usability.ts';
import { type Check, failure, warning } from './check.ts';
import { isLikelyIssuer } from './issuer.ts';
import type { Member } from './member.ts';

/** Whether the key of `issuer` made the signature of `member`. */
export const isSigned = ({ certificate }: Member, issuer: Member): boolean =>
  publicKeyOf(issuer.certificate) !== undefined && isSignedBy(certificate, issuer.certificate);

/** What is wrong with the signature of one certificate, and how strong it and its key are. */
export function signatureFaults(member: Member, issuer: Member | undefined): Check[] {
  const { label } = member;
  const faults = [digestFault(member), keyFault(member)];
  if (issuer !== undefined && !isSigned(member, issuer)) {
    const trusted = issuer.origin === 'sent' ? '' : ', which is trusted here';
    const key = `the key of ${issuer.label}${trusted}`;
    faults.unshift(failure(`${label} is not signed by ${key}: another CA of that name issued it, or it was changed.`));
  }
  return faults.filter(fault => fault !== undefined);
}

/** Nobody checks the signature that a certificate made for itself. */
function digestFault({ certificate, label }: Member): Check | undefined {
  if (isLikelyIssuer(certificate, certificate)) return undefined;
  const digest = unlessDamaged(() => oldDigest(certificateFields(certificate).signature), undefined);
  return digest === undefined ? undefined : failure(`${label} is signed with ${digest}, which is no longer safe.`);
}

const SAFE_RSA_BITS = 2048;
const [MAJOR = 0, MINOR = 0] = process.versions.openssl.split('.').map(Number);
/** OpenSSL's security level 2, the default since 3.2, and level 1 before: SSL_CTX_set_security_level(3). */
const MIN_RSA_BITS = MAJOR > 3 || (MAJOR === 3 && MINOR >= 2) ? SAFE_RSA_BITS : 1024;

function keyFault({ certificate, label }: Member): Check | undefined {
  if (publicKeyOf(certificate) === undefined)
    return failure(`${label} has a key of a kind that OpenSSL does not know.`);
  const bits = rsaBits(certificate);
  if (bits === undefined || bits >= SAFE_RSA_BITS) return undefined;
  const sentence = `${label} has an RSA key of ${bits} bits, which is too weak`;
  return bits < MIN_RSA_BITS ? failure(`${sentence}.`) : warning(`${sentence} for many clients.`);
}
