import { UserError } from '../errors.ts';
import { INHERITING_POLICY } from '../model/policy.ts';
import { looksLikeThumbprint, normalizeThumbprint } from '../model/thumbprint.ts';
import { removeClientCertificate, setClientCertificate } from '../policy/gateway-credentials.ts';
import type { CertificateReference } from '../policy/lookup.ts';
import type { Collections } from '../store/store.ts';
import { hasThumbprint } from './stored-certificates.ts';

/** An API's document with the certificate chosen, by id or thumbprint; undefined stands for an API without a document. */
export const policyPresenting = (state: Collections, policy: string | undefined, certificate: string): string =>
  setClientCertificate(policy ?? INHERITING_POLICY, referenceTo(state, certificate));

export const policyWithoutCertificate = removeClientCertificate;

/** An id comes before a thumbprint: it survives a new PFX under the same id. */
function referenceTo(state: Collections, text: string): CertificateReference {
  const byId = state.certificates.get(text);
  if (byId !== undefined) return { certificateId: byId.id };
  const thumbprint = normalizeThumbprint(text);
  if (looksLikeThumbprint(text) && hasThumbprint(state, thumbprint)) return { thumbprint };
  throw new UserError(
    'NotFound',
    `There is no certificate with the id or thumbprint '${text}'. \`apim cert list\` shows those there are.`,
  );
}
