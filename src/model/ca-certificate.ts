import * as v from 'valibot';
import type { Described } from './described.ts';
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

export const CA_CERTIFICATE = {
  segment: 'certificateAuthorities',
  noun: 'CA certificate',
  article: 'a',
  command: 'ca',
  properties: ({ id: _, certificate: __, ...properties }: CaCertificate) => properties,
} as const satisfies Described<CaCertificate, object>;
