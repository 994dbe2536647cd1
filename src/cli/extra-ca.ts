import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Environment, warn } from './environment.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of NODE_EXTRA_CA_CERTS, PEM: a context's own CA certificates would else take their place. */
export async function extraCa(env: Environment): Promise<string[]> {
  const file = env.env.NODE_EXTRA_CA_CERTS;
  if (file === undefined || file === '') return [];
  try {
    const certificates = (await readFile(resolve(env.cwd, file), 'utf8')).match(CERTIFICATE) ?? [];
    return certificates.map(pem => new X509Certificate(pem).toString());
  } catch (error) {
    // Node goes on without them too.
    const reason = error instanceof Error ? error.message : String(error);
    warn(
      env,
      `The certificates of NODE_EXTRA_CA_CERTS (${file}) are not trusted, since they cannot be read: ${reason}`,
    );
    return [];
  }
}
