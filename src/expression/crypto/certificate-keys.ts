import { PublicKey } from './public-key.ts';
import { Rsa } from './rsa.ts';
import { keysOfPrivate } from './rsa-keys.ts';
import type { Certificate } from './x509-certificate.ts';

/** `GetRSAPrivateKey`: null without a private key, and for one of another kind. */
export function privateRsa(certificate: Certificate): Rsa | null {
  const key = certificate.privateKey();
  return key?.asymmetricKeyType === 'rsa' ? Rsa.of(keysOfPrivate(key)) : null;
}

export const publicRsa = (certificate: Certificate): Rsa | null => PublicKey.of(certificate).rsa;
