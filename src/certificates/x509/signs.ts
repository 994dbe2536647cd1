import { constants, type KeyObject, sign, verify, type X509Certificate } from 'node:crypto';

/** https://github.com/openssl/openssl/blob/openssl-3.0/include/openssl/rsa.h: OpenSSL verifies with no larger key. */
const MAX_MODULUS_BITS = 16_384;

/** Nothing that is signed for TLS today fits into a shorter one, so that it cannot be tried. */
const MIN_MODULUS_BITS = 512;

const MESSAGE = Buffer.from('apim');

/**
 * Whether what a key signs fits its certificate. That the public halves are the same does not tell: a file that was
 * damaged on its way can have a right public half and a wrong private one, and then fails in every handshake.
 */
export function signs(key: KeyObject, certificate: X509Certificate): boolean {
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength > MAX_MODULUS_BITS) return false;
  if (modulusLength !== undefined && modulusLength < MIN_MODULUS_BITS) return true;
  const how = { key, ...PADDINGS[key.asymmetricKeyType ?? ''] };
  try {
    const digest = digestFor(key);
    return verify(digest, MESSAGE, { ...how, key: certificate.publicKey }, sign(digest, MESSAGE, how));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

const PADDINGS: Readonly<Record<string, { padding: number }>> = {
  'rsa-pss': { padding: constants.RSA_PKCS1_PSS_PADDING },
};

/** Keys for RSA-PSS may allow one hash alone. */
function digestFor({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | null {
  if (asymmetricKeyType?.startsWith('ed')) return null;
  return asymmetricKeyDetails?.hashAlgorithm ?? 'sha256';
}
