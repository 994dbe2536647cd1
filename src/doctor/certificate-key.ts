import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { signs } from '../certificates/x509/signs.ts';
import type { CertificateKey } from '../model/certificate.ts';

/** Why a certificate cannot be presented with its key; undefined where it can. */
export function keyProblem(leaf: X509Certificate, stored: CertificateKey | undefined): string | undefined {
  if (stored === undefined) return 'Its private key is not there: it cannot be presented.';
  const key = readKey(stored.privateKey);
  if (key === undefined) return 'Its private key is damaged: it cannot be presented.';
  if (!leaf.checkPrivateKey(key))
    return 'The private key stored for it is that of another certificate: it cannot be presented.';
  return signs(key, leaf) ? undefined : 'Its private key is damaged: it cannot be presented.';
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
