import type { X509Certificate } from 'node:crypto';
import { contextTag, is, sequence } from './asn1.ts';
import { readBer } from './ber.ts';
import { unlessDamaged } from './damage.ts';
import { EXTENSION, extensionsOf, KEY_USAGE, keyUsages, readExtension } from './extensions.ts';
import { isSelfSigned } from './usability.ts';

/** Whether OpenSSL lets a certificate stand above another one (X509_check_ca): else it vouches for itself at the most. */
export const mayIssue = (certificate: X509Certificate): boolean =>
  unlessDamaged(() => saysCa(certificate), certificate.ca);

function saysCa(certificate: X509Certificate): boolean {
  const extensions = extensionsOf(certificate);
  const usage = readExtension(extensions.get(EXTENSION.keyUsage));
  if (usage !== undefined && !keyUsages(usage).has(KEY_USAGE.keyCertSign)) return false;
  const constraints = readExtension(extensions.get(EXTENSION.basicConstraints));
  if (constraints !== undefined) return certificate.ca;
  return usage !== undefined || (isVersion1(certificate) && isSelfSigned(certificate));
}

/** Roots of before 1999, which have no extensions. */
function isVersion1({ raw }: X509Certificate): boolean {
  const [toBeSigned] = sequence(readBer(raw));
  return !is(sequence(toBeSigned)[0], contextTag(0));
}
