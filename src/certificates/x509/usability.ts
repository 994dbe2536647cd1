import type { X509Certificate } from 'node:crypto';
import { type Algorithm, algorithm, contextTag, is } from './asn1.ts';
import type { BerElement } from './ber.ts';
import { isSignedBy } from './match.ts';
import { rsaBits } from './public-key.ts';

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
const ANY_USAGE = '2.5.29.37.0';

/** Only where the certificate has an extended key usage: one without may be used for all. */
export function lacksClientAuthentication(certificate: X509Certificate): boolean {
  // Node's keyUsage is the extended one, and undefined where there is none, whatever its type says.
  const usages: readonly string[] | undefined = certificate.keyUsage;
  return usages !== undefined && !usages.includes(CLIENT_AUTHENTICATION) && !usages.includes(ANY_USAGE);
}

const OLD_SIGNATURES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.3.14.3.2.29', 'SHA-1'],
  ['1.2.840.10040.4.3', 'SHA-1'],
  ['1.3.14.3.2.27', 'SHA-1'],
  ['1.2.840.10045.4.1', 'SHA-1'],
]);
const RSA_PSS = '1.2.840.113549.1.1.10';
const OLD_DIGESTS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
]);
const MIN_RSA_BITS = 2048;

/** What is weak about it, if anything. */
export function weaknessOf(certificate: X509Certificate, signature: Algorithm): string | undefined {
  const digest = oldDigest(signature);
  // Nobody checks the signature that a certificate made for itself.
  if (digest !== undefined && !isSelfSigned(certificate)) return `signed with ${digest}`;
  const bits = rsaBits(certificate);
  return bits !== undefined && bits < MIN_RSA_BITS ? `an RSA key of ${bits} bits` : undefined;
}

/** By the names, since OpenSSL's own answer is no where the certificate may not sign others. */
export const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && isSignedBy(certificate, certificate);

/** The digest, if it is one that nobody should take for a signature any more. Throws BerError. */
export function oldDigest({ oid, parameters }: Algorithm): string | undefined {
  return oid === RSA_PSS ? oldPssDigest(parameters?.children[0]) : OLD_SIGNATURES.get(oid);
}

/** RSASSA-PSS-params of RFC 4055, section 3.1: a hash that is left out is SHA-1. */
function oldPssDigest(hashAlgorithm: BerElement | undefined): string | undefined {
  if (!is(hashAlgorithm, contextTag(0))) return 'SHA-1';
  return OLD_DIGESTS.get(algorithm(hashAlgorithm.children[0]).oid);
}
