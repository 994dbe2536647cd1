import type { X509Certificate } from 'node:crypto';
import { alternativeNames } from './alternative-names.ts';
import { certificateFields } from './certificate-fields.ts';
import { unlessDamaged } from './damage.ts';
import { distinguishedName } from './distinguished-name.ts';
import { EXTENSION, extensionsOf, readExtension } from './extensions.ts';

/** Who issued it, as .NET writes it, and the DNS names and IP addresses that it is for. Empty where they cannot be read. */
export const issuerAndNames = (certificate: X509Certificate): { issuer: string; names: readonly string[] } => ({
  issuer: unlessDamaged(() => distinguishedName(certificateFields(certificate).issuer), ''),
  names: unlessDamaged(() => {
    const names = readExtension(extensionsOf(certificate).get(EXTENSION.subjectAltName));
    return names === undefined ? [] : alternativeNames(names);
  }, []),
});
