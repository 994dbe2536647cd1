import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';
import { thumbprint } from './thumbprint.ts';

/**
 * A client certificate, as the gateway presents it; its key is a CertificateKey.
 * https://learn.microsoft.com/rest/api/apimanagement/certificate/get
 */
export const certificateShape = v.strictObject({
  id: identifier(80),
  /** In .NET's order and spacing: most specific first, `CN=client, O=Contoso`. */
  subject: v.string(),
  thumbprint,
  /** UTC, whole seconds: `2036-01-01T07:00:00Z`. */
  expirationDate: v.pipe(v.string(), v.isoTimestamp()),
  hasPrivateKey: v.literal(true),
  /** Leaf first, then its issuers as far as the PFX holds them; PEM. */
  chain: v.pipe(v.array(v.string()), v.minLength(1)),
});
export type Certificate = v.InferOutput<typeof certificateShape>;

/** The private key of the certificate with the same id, as PKCS#8 PEM; kept apart from what a listing reads. */
export const certificateKeyShape = v.strictObject({ id: identifier(80), privateKey: text(1, 100_000) });
export type CertificateKey = v.InferOutput<typeof certificateKeyShape>;

export const CERTIFICATE = {
  segment: 'certificates',
  noun: 'certificate',
  article: 'a',
  command: 'cert',
  properties: ({ id: _, chain: __, ...properties }: Certificate) => properties,
} as const satisfies Described<Certificate, object>;
