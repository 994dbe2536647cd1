import type { X509Certificate } from 'node:crypto';
import { isSelfSigned } from '../certificates/x509/usability.ts';

/**
 * Whether a backend may be unable to find the way from the leaf to a root. A chain that has an issuer and ends below a
 * root is taken for whole: servers have the root themselves, and PFX files leave it out. What a leaf alone lacks OpenSSL
 * adds from what is trusted here (measured, Node 20).
 */
export function chainProblem(
  chain: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): string | undefined {
  const [leaf, issuer] = chain;
  if (leaf === undefined || issuer !== undefined || isSelfSigned(leaf)) return undefined;
  if (trusted.some(ca => leaf.checkIssued(ca))) return undefined;
  return `Its PFX file held no certificate of its issuer, ${issuerName(leaf)}: unless that is a root itself, backends that know only the root above it refuse the certificate.`;
}

/** Node writes a line for each part, the most general first. */
const issuerName = ({ issuer }: X509Certificate): string => issuer.split('\n').toReversed().join(', ');
