import type { X509Certificate } from 'node:crypto';
import { keyDescription } from '../../certificates/x509/public-key.ts';
import { signatureSchemes } from '../../certificates/x509/signing.ts';

/** Schemes shown; a server may ask for dozens. */
const SHOWN = 8;

/**
 * Why OpenSSL sends an empty list to a server that asks for a client certificate, though one is configured: RFC 8446,
 * section 4.4.2.3, and RFC 5246, section 7.4.6. `version` is Node's name; `asked` are the names of RFC 8446.
 */
export function unsentBecause(leaf: X509Certificate, version: string, asked: readonly string[]): string {
  const key = `its key (${keyDescription(leaf)})`;
  const own = signatureSchemes(leaf, version);
  const wanted = asked.length === 0 ? '' : `, and the server asks for ${listed(asked)}`;
  if (own.length === 0) return `${key} cannot sign in ${version.replace('TLSv', 'TLS ')}${wanted}`;
  if (asked.length === 0 || own.some(scheme => asked.includes(scheme)))
    return `OpenSSL finds that ${key} does not do for this server${wanted}`;
  return `${key} can make none of the signatures that the server asks for, which are ${listed(asked)}`;
}

/** The same, where it is for sure that nothing is sent; undefined where it is not. */
export function unsentFor(leaf: X509Certificate, version: string, asked: readonly string[]): string | undefined {
  if (asked.length === 0) return undefined;
  const isSent = signatureSchemes(leaf, version).some(scheme => asked.includes(scheme));
  return isSent ? undefined : unsentBecause(leaf, version, asked);
}

function listed(schemes: readonly string[]): string {
  const more = schemes.length - SHOWN;
  return more <= 0 ? schemes.join(', ') : `${schemes.slice(0, SHOWN).join(', ')} and ${more} more`;
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['rsa_pkcs1_'],
  'RSA-PSS': ['rsa_pss_rsae_', 'rsa_pss_pss_'],
  DSA: ['dsa_'],
};

const ECDSA: Readonly<Record<string, string>> = {
  sha256: 'ecdsa_secp256r1_sha256',
  sha384: 'ecdsa_secp384r1_sha384',
  sha512: 'ecdsa_secp521r1_sha512',
};

/** The names of RFC 8446 for what TLSSocket.getSharedSigalgs calls `ECDSA+SHA256`; of RSA-PSS it does not tell which. */
export const schemesOfShared = (shared: readonly string[]): string[] => [
  ...new Set(
    shared.flatMap(name => {
      const [kind = '', digest = ''] = name.split('+');
      const small = digest.toLowerCase();
      if (kind === 'ECDSA') return [ECDSA[small] ?? `ecdsa_${small}`];
      return KINDS[kind]?.map(prefix => prefix + small) ?? [kind.toLowerCase()];
    }),
  ),
];
