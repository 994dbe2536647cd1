import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ClientCertificate } from '../../model/client-certificate.ts';

/** One that signatures are checked with. */
export interface SigningKey {
  /** Those by which the header of a token may name it; none: it is tried for every token. */
  readonly ids: readonly string[];
  /** Bytes are a secret that both sides have. */
  readonly key: KeyObject | Uint8Array;
}

/** One that tokens are decrypted with. */
export type DecryptionKey = KeyObject | Uint8Array;

/** RFC 7517, section 4.5, and RFC 7515, section 4.1.7: a certificate is named by its thumbprint. */
export function certificateKey({ chain, thumbprint }: ClientCertificate, id: string | undefined): SigningKey {
  const ids = [thumbprint, Buffer.from(thumbprint, 'hex').toString('base64url')];
  return { ids: id === undefined ? ids : [id, ...ids], key: new X509Certificate(chain).publicKey };
}

export const certificateDecryptionKey = ({ privateKey }: ClientCertificate): DecryptionKey =>
  createPrivateKey(privateKey);

/** Modulus and exponent in base64url. Throws an Error of node:crypto for what is no key. */
export const rsaKey = (n: string, e: string, id: string | undefined): SigningKey => ({
  ids: id === undefined ? [] : [id],
  key: createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }),
});

/** What of a key set can check signatures: RFC 7517, section 5. Others are passed over, as that says. */
export function keysOfSet(keys: readonly JsonWebKey[]): SigningKey[] {
  return keys.flatMap(jwk => {
    if (jwk.use !== undefined && jwk.use !== 'sig') return [];
    const key = publicKey(jwk);
    return key === undefined ? [] : [{ ids: [jwk.kid, jwk.x5t].filter(id => typeof id === 'string'), key }];
  });
}

function publicKey(jwk: JsonWebKey): KeyObject | undefined {
  if (jwk.kty !== 'RSA' && jwk.kty !== 'EC') return undefined;
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch (error) {
    // Of a kind that node:crypto does not know, or damaged: no token can be signed with it.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
