import { X509Certificate } from 'node:crypto';

/** `encoded`: PEM or DER. Undefined for what is no certificate. */
export function readCertificate(encoded: string | Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(encoded);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
