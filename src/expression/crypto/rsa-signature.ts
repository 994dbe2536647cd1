import { constants, createHash, privateEncrypt, publicDecrypt, sign, verify } from 'node:crypto';
import { cryptographicException, isCryptoError } from './faults.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import type { Rsa } from './rsa.ts';
import type { RsaSignaturePadding } from './rsa-padding.ts';

const options = (isPkcs1: boolean): { readonly padding: number; readonly saltLength: number } => ({
  padding: isPkcs1 ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING,
  saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
});

export const signData = (
  rsa: Rsa,
  data: Buffer,
  { digest }: HashAlgorithmName,
  { isPkcs1 }: RsaSignaturePadding,
): Buffer => sign(digest, data, { key: rsa.privateKey, ...options(isPkcs1) });

export const verifyData = (
  rsa: Rsa,
  data: Buffer,
  signature: Buffer,
  { digest }: HashAlgorithmName,
  { isPkcs1 }: RsaSignaturePadding,
): boolean => verify(digest, data, { key: rsa.publicKey, ...options(isPkcs1) }, signature);

/** What stands before a hash in a DigestInfo. RFC 8017, section 9.2. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['md5', '3020300c06082a864886f70d020505000410'],
  ['sha1', '3021300906052b0e03021a05000414'],
  ['sha256', '3031300d060960864801650304020105000420'],
  ['sha384', '3041300d060960864801650304020205000430'],
  ['sha512', '3051300d060960864801650304020305000440'],
]);

/** With PKCS #1 padding. */
export const signHash = (rsa: Rsa, hash: Buffer, name: HashAlgorithmName, padding: RsaSignaturePadding): Buffer =>
  privateEncrypt({ key: rsa.privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo(hash, name, padding));

export function verifyHash(
  rsa: Rsa,
  hash: Buffer,
  signature: Buffer,
  name: HashAlgorithmName,
  padding: RsaSignaturePadding,
): boolean {
  const expected = digestInfo(hash, name, padding);
  try {
    const key = { key: rsa.publicKey, padding: constants.RSA_PKCS1_PADDING };
    return publicDecrypt(key, signature).equals(expected);
  } catch (error) {
    if (isCryptoError(error)) return false;
    throw error;
  }
}

function digestInfo(hash: Buffer, { digest }: HashAlgorithmName, { isPkcs1 }: RsaSignaturePadding): Buffer {
  if (!isPkcs1)
    throw cryptographicException(
      'A hash is signed and verified with Pkcs1 only here: for Pss use SignData and VerifyData.',
    );
  if (hash.length !== createHash(digest).digest().length)
    throw cryptographicException('The provided hash value does not have the expected length for the hash algorithm.');
  return Buffer.concat([Buffer.from(PREFIXES.get(digest) ?? '', 'hex'), hash]);
}
