import type { KeyObject, X509Certificate } from 'node:crypto';

/** undefined for a kind of key that OpenSSL does not know. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** undefined for any other kind of key. */
export function rsaBits(certificate: X509Certificate): number | undefined {
  const key = publicKeyOf(certificate);
  return key?.asymmetricKeyType?.startsWith('rsa') ? key.asymmetricKeyDetails?.modulusLength : undefined;
}

/** What people call the curves of FIPS 186, by the names of OpenSSL. */
const CURVES: Readonly<Record<string, string>> = {
  prime192v1: 'P-192',
  secp224r1: 'P-224',
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

const KINDS: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
};

/** `RSA 2048`, `EC P-256`, `Ed25519`; `unknown` for a kind that OpenSSL does not know. */
export function keyDescription(certificate: X509Certificate): string {
  const key = publicKeyOf(certificate);
  if (key?.asymmetricKeyType === undefined) return 'unknown';
  const kind: string = key.asymmetricKeyType;
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const curve = namedCurve === undefined ? undefined : (CURVES[namedCurve] ?? namedCurve);
  return [KINDS[kind] ?? kind, modulusLength ?? curve].filter(part => part !== undefined).join(' ');
}
