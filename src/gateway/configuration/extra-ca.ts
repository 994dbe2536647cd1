import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import { opensslWords } from '../backends/openssl-words.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export interface ExtraCa {
  /** PEM, apart from Node's own roots: a context's own CA certificates would else take their place. */
  readonly certificates: readonly string[];
  /** Why there are none, as a sentence. */
  readonly problem: string | undefined;
}

/** The certificates of NODE_EXTRA_CA_CERTS: `name` is what it says, relative to `cwd`; empty, there are none. */
export function readExtraCa(name: string, cwd: string): ExtraCa {
  if (name === '') return { certificates: [], problem: undefined };
  try {
    return { certificates: readCertificates(resolve(cwd, name)), problem: undefined };
  } catch (error) {
    // Node goes on without them too.
    const reason = reasonOf(error);
    const problem = `The certificates of NODE_EXTRA_CA_CERTS (${name}) are not trusted, since they cannot be read: ${reason}`;
    return { certificates: [], problem };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return opensslWords(error) === undefined ? error.message : 'one of them is damaged.';
}

function readCertificates(path: string): string[] {
  const roots = new Set(rootCertificates.map(body));
  const certificates = readFileSync(path, 'utf8').match(CERTIFICATE) ?? [];
  return certificates.filter(pem => !roots.has(body(pem))).map(pem => new X509Certificate(pem).toString());
}

/** What a file of certificates holds is mostly what Node has too, with its lines broken elsewhere. */
const body = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');
