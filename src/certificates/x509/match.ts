import type { KeyObject, X509Certificate } from 'node:crypto';

export interface Match {
  readonly leaf: X509Certificate;
  readonly key: KeyObject;
}

/**
 * The certificate that has a key. Of several it is the last in the file, which is what .NET and so Azure takes. Only
 * the public key decides: files exist whose localKeyID or friendlyName points at another certificate.
 */
export function findMatch(certificates: readonly X509Certificate[], keys: readonly KeyObject[]): Match | undefined {
  for (const leaf of certificates.toReversed()) {
    const key = keys.find(candidate => leaf.checkPrivateKey(candidate));
    if (key !== undefined) return { leaf, key };
  }
  return undefined;
}

/** The certificates that have a key too, each once. */
export function otherMatches(
  { leaf }: Match,
  certificates: readonly X509Certificate[],
  keys: readonly KeyObject[],
): readonly X509Certificate[] {
  const different = certificates.filter(
    (certificate, index) => certificates.findIndex(other => other.raw.equals(certificate.raw)) === index,
  );
  return different.filter(
    certificate => !certificate.raw.equals(leaf.raw) && keys.some(key => certificate.checkPrivateKey(key)),
  );
}

/** The leaf, then its issuers in order as far as there are any, each once; certificates of others are left out. */
export function chainOf(leaf: X509Certificate, certificates: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain = [leaf];
  for (let issuer = issuerOf(leaf, certificates, chain); issuer; issuer = issuerOf(issuer, certificates, chain)) {
    chain.push(issuer);
  }
  return chain;
}

/** undefined also for a root, which issued itself. */
function issuerOf(
  certificate: X509Certificate,
  certificates: readonly X509Certificate[],
  chain: readonly X509Certificate[],
): X509Certificate | undefined {
  if (isSelfIssued(certificate)) return undefined;
  const candidates = certificates.filter(
    candidate => certificate.checkIssued(candidate) && !chain.some(known => known.raw.equals(candidate.raw)),
  );
  // A renewed CA has the name of the old one; the signature tells them apart.
  return candidates.find(candidate => isSignedBy(certificate, candidate)) ?? candidates[0];
}

export const isSelfIssued = (certificate: X509Certificate): boolean => certificate.checkIssued(certificate);

/** false also where OpenSSL does not know the key or the signature algorithm. */
export function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
