import type { X509Certificate } from 'node:crypto';
import { publicKeyOf } from './public-key.ts';

/** Bytes of what each digest makes. */
const DIGESTS = { sha256: 32, sha384: 48, sha512: 64 } as const;
const STRONG = ['sha256', 'sha384', 'sha512'] as const;

const [MAJOR = 0, MINOR = 0] = process.versions.openssl.split('.').map(Number);
/** RFC 8734, which OpenSSL knows since 3.2. */
const KNOWS_BRAINPOOL = MAJOR > 3 || (MAJOR === 3 && MINOR >= 2);

/** RFC 8446, section 4.2.3: in TLS 1.3 each curve has its one scheme, and curves without one cannot sign. */
const OF_CURVE: Readonly<Record<string, string>> = {
  prime256v1: 'ecdsa_secp256r1_sha256',
  secp384r1: 'ecdsa_secp384r1_sha384',
  secp521r1: 'ecdsa_secp521r1_sha512',
  ...(KNOWS_BRAINPOOL && {
    brainpoolP256r1: 'ecdsa_brainpoolP256r1tls13_sha256',
    brainpoolP384r1: 'ecdsa_brainpoolP384r1tls13_sha384',
    brainpoolP512r1: 'ecdsa_brainpoolP512r1tls13_sha512',
  }),
};

/** In TLS 1.2 a scheme says nothing of the curve. */
const OF_ANY_CURVE = [
  'ecdsa_sha1',
  'ecdsa_sha224',
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ecdsa_secp521r1_sha512',
];

/**
 * The signature schemes that the key of a certificate can make in a handshake, by the names of RFC 8446, section 4.2.3;
 * `version` is Node's name of it. OpenSSL sends no certificate where the server asks for none of them.
 */
export function signatureSchemes(certificate: X509Certificate, version: string): readonly string[] {
  const key = publicKeyOf(certificate);
  const { modulusLength = 0, namedCurve = '' } = key?.asymmetricKeyDetails ?? {};
  const bytes = Math.ceil(modulusLength / 8);
  const is13 = version === 'TLSv1.3';
  switch (key?.asymmetricKeyType) {
    case 'rsa':
      return [...pss('rsae', bytes), ...(is13 ? [] : pkcs1(bytes))];
    case 'rsa-pss':
      return pss('pss', bytes);
    case 'ec':
      return is13 ? [OF_CURVE[namedCurve]].filter(scheme => scheme !== undefined) : OF_ANY_CURVE;
    case 'dsa':
      return is13 ? [] : ['sha1', 'sha224', ...STRONG].map(digest => `dsa_${digest}`);
    case 'ed25519':
    case 'ed448':
      return [key.asymmetricKeyType];
    default:
      return [];
  }
}

/** RFC 8017, section 9.1.1: digest and salt, as long as each other, and two bytes. */
const pss = (kind: 'rsae' | 'pss', bytes: number): string[] =>
  STRONG.filter(digest => bytes >= 2 * DIGESTS[digest] + 2).map(digest => `rsa_pss_${kind}_${digest}`);

/** RFC 8017, section 9.2: the digest with its name of 19 bytes, and 11 bytes of padding. */
const pkcs1 = (bytes: number): string[] => [
  'rsa_pkcs1_sha1',
  'rsa_pkcs1_sha224',
  ...STRONG.filter(digest => bytes >= DIGESTS[digest] + 30).map(digest => `rsa_pkcs1_${digest}`),
];

/** Whether TLS 1.3 has no signature that its key could make. */
export const lacksTls13 = (certificate: X509Certificate): boolean =>
  signatureSchemes(certificate, 'TLSv1.3').length === 0;

/** What all servers take: RFC 8422, section 5.1.1, with what came to be. */
const COMMON_CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];

/** Whether its key is on a curve that servers mostly do not take, even where TLS 1.2 has a way to say it. */
export function hasRareCurve(certificate: X509Certificate): boolean {
  const { namedCurve } = publicKeyOf(certificate)?.asymmetricKeyDetails ?? {};
  return namedCurve !== undefined && !COMMON_CURVES.includes(namedCurve);
}
