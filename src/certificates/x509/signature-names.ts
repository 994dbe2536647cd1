import { DIGESTS } from '../digests.ts';
import { type Algorithm, algorithm, contextTag, is } from './asn1.ts';

const NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2 with RSA',
  '1.2.840.113549.1.1.4': 'MD5 with RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 with RSA',
  '1.3.14.3.2.29': 'SHA-1 with RSA',
  '1.2.840.113549.1.1.14': 'SHA-224 with RSA',
  '1.2.840.113549.1.1.11': 'SHA-256 with RSA',
  '1.2.840.113549.1.1.12': 'SHA-384 with RSA',
  '1.2.840.113549.1.1.13': 'SHA-512 with RSA',
  '1.2.840.10040.4.3': 'SHA-1 with DSA',
  '2.16.840.1.101.3.4.3.1': 'SHA-224 with DSA',
  '2.16.840.1.101.3.4.3.2': 'SHA-256 with DSA',
  '1.2.840.10045.4.1': 'SHA-1 with ECDSA',
  '1.2.840.10045.4.3.1': 'SHA-224 with ECDSA',
  '1.2.840.10045.4.3.2': 'SHA-256 with ECDSA',
  '1.2.840.10045.4.3.3': 'SHA-384 with ECDSA',
  '1.2.840.10045.4.3.4': 'SHA-512 with ECDSA',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
  '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
  '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
  '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};
const RSA_PSS = '1.2.840.113549.1.1.10';

/** `SHA-256 with RSA`; the OID of one without a name here. Throws BerError. */
export const signatureName = (signature: Algorithm): string =>
  signature.oid === RSA_PSS ? `${pssDigest(signature)} with RSA-PSS` : (NAMES[signature.oid] ?? signature.oid);

/** RSASSA-PSS-params of RFC 4055, section 3.1: a hash that is left out is SHA-1. */
function pssDigest({ parameters }: Algorithm): string {
  const hash = parameters?.children[0];
  if (!is(hash, contextTag(0))) return 'SHA-1';
  const { oid } = algorithm(hash.children[0]);
  return (
    DIGESTS.get(oid)
      ?.name.toUpperCase()
      .replace(/^SHA(?=\d)/, 'SHA-') ?? oid
  );
}
