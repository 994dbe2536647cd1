import { X509Certificate } from 'node:crypto';

/** Undefined for what is no certificate: whoever can write the state may have changed it. */
export function readPem(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
