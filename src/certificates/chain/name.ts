import type { X509Certificate } from 'node:crypto';
import { type Check, failure, ok } from './check.ts';
import type { Member } from './member.ts';
import { identityError } from './server-identity.ts';

const MOST_NAMES = 10;

/** Whether the certificate is for the host: a DNS name, or an IP address without brackets. */
export function nameCheck({ certificate, names, label }: Member, hostname: string): Check {
  if (isFor(certificate, hostname)) return ok(`The certificate is for ${hostname}.`);
  return names.length === 0
    ? failure(`The certificate of ${label} names no host, and so it is not for ${hostname}.`)
    : failure(`The certificate is not for ${hostname} but for ${listed(names)}.`);
}

/** False also where Node cannot read the names (ERR_TLS_CERT_ALTNAME_FORMAT), as it ends the connection then. */
function isFor(certificate: X509Certificate, hostname: string): boolean {
  try {
    return identityError(hostname, certificate) === undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
