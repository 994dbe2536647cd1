import { constants, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { cryptographicException, isCryptoError } from './faults.ts';
import type { Rsa } from './rsa.ts';
import type { RsaEncryptionPadding } from './rsa-padding.ts';

/** Throws CryptographicException for what is too long for the key. */
export const rsaEncrypt = (rsa: Rsa, data: Buffer, padding: RsaEncryptionPadding): Buffer =>
  refusing(() => publicEncrypt({ key: rsa.publicKey, ...options(padding) }, data));

/** Throws CryptographicException, the same whatever is wrong. */
export function rsaDecrypt(rsa: Rsa, data: Buffer, padding: RsaEncryptionPadding): Buffer {
  const key = rsa.privateKey;
  return refusing(() =>
    padding.isPkcs1 ? withoutPadding(key, data) : privateDecrypt({ key, ...options(padding) }, data),
  );
}

const options = (padding: RsaEncryptionPadding): { readonly padding: number; readonly oaepHash?: string } =>
  padding.isPkcs1
    ? { padding: constants.RSA_PKCS1_PADDING }
    : { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: padding.oaepHash.digest };

/** node:crypto does not decrypt with PKCS #1 padding any more (CVE-2023-46809). RFC 8017, section 7.2.2. */
function withoutPadding(key: KeyObject, data: Buffer): Buffer {
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, data);
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw wrong();
  return block.subarray(end + 1);
}

const wrong = () => cryptographicException('The parameter is incorrect.');

function refusing(run: () => Buffer): Buffer {
  try {
    return run();
  } catch (error) {
    throw isCryptoError(error) ? wrong() : error;
  }
}
