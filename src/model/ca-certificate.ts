import * as v from 'valibot';
import { identifier } from './identifier.ts';
import { thumbprint } from './thumbprint.ts';

export const STORE_NAMES = ['Root', 'CertificateAuthority'] as const;

/** A CA certificate that backends' chains may end in (Root) or pass through (CertificateAuthority). */
export const caCertificateShape = v.strictObject({
  id: identifier(80),
  storeName: v.picklist(STORE_NAMES, 'must be Root or CertificateAuthority.'),
  subject: v.string(),
  thumbprint,
  /** UTC, whole seconds. */
  expirationDate: v.pipe(v.string(), v.isoTimestamp()),
  /** PEM. */
  certificate: v.string(),
});
export type CaCertificate = v.InferOutput<typeof caCertificateShape>;
