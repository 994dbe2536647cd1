import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import { type Environment, warn } from './environment.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of NODE_EXTRA_CA_CERTS, PEM, apart from Node's own roots: a context's own CA certificates would else
 * take their place. The file is read when they are first asked for: most contexts have none of their own.
 */
export function extraCa(env: Environment): () => readonly string[] {
  let read: readonly string[] | undefined;
  return () => {
    read ??= readCertificates(env);
    return read;
  };
}

function readCertificates(env: Environment): string[] {
  const file = env.env.NODE_EXTRA_CA_CERTS;
  if (file === undefined || file === '') return [];
  try {
    const roots = new Set(rootCertificates.map(body));
    const certificates = readFileSync(resolve(env.cwd, file), 'utf8').match(CERTIFICATE) ?? [];
    return certificates.filter(pem => !roots.has(body(pem))).map(pem => new X509Certificate(pem).toString());
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

/** What a file of certificates holds is mostly what Node has too, with its lines broken elsewhere. */
const body = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');
