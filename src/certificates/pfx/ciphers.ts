import { createDecipheriv } from 'node:crypto';
import { rc2Cbc } from './rc2.ts';
import { rc4 } from './rc4.ts';

/** A cipher that a password's bytes can open. Lengths in bytes. */
export interface Cipher {
  readonly keyLength: number;
  /** Of the initialization vector; 0 for a stream cipher. */
  readonly blockSize: number;
  /** `data` is whole blocks; padding stays. */
  decrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array>;
}

/** CBC with Node's name of the cipher. `widen` makes the key that Node wants of the one there is. */
function nodeCipher(
  name: string,
  keyLength: number,
  blockSize: number,
  widen: (key: Uint8Array) => Uint8Array,
): Cipher {
  return {
    keyLength,
    blockSize,
    async decrypt(key, iv, data) {
      const decipher = createDecipheriv(name, widen(key), iv).setAutoPadding(false);
      return Buffer.concat([decipher.update(data), decipher.final()]);
    },
  };
}

const asItIs = (key: Uint8Array): Uint8Array => key;

export const aes = (bits: 128 | 192 | 256): Cipher => nodeCipher(`aes-${bits}-cbc`, bits / 8, 16, asItIs);
export const camellia = (bits: 128 | 192 | 256): Cipher => nodeCipher(`camellia-${bits}-cbc`, bits / 8, 16, asItIs);
export const aria = (bits: 128 | 192 | 256): Cipher => nodeCipher(`aria-${bits}-cbc`, bits / 8, 16, asItIs);
export const tripleDes: Cipher = nodeCipher('des-ede3-cbc', 24, 8, asItIs);
/** Two keys K1 K2: K1 is used again as the third. */
export const doubleDes: Cipher = nodeCipher('des-ede3-cbc', 16, 8, key => Buffer.concat([key, key.subarray(0, 8)]));
/** OpenSSL 3 has no single DES, which is triple DES with one key three times. */
export const des: Cipher = nodeCipher('des-ede3-cbc', 8, 8, key => Buffer.concat([key, key, key]));

/** `bits`: the effective key length of RFC 2268. OpenSSL 3 has no RC2 without its legacy provider. */
export const rc2 = (keyLength: number, bits: number): Cipher => ({
  keyLength,
  blockSize: 8,
  decrypt: (key, iv, data) => rc2Cbc(key, bits, iv, data),
});

export const rc4Cipher = (keyLength: number): Cipher => ({
  keyLength,
  blockSize: 0,
  decrypt: async (key, _iv, data) => rc4(key, data),
});

/** Padded data is whole blocks, and at least one; a stream has any length. */
export const isWhole = ({ blockSize }: Cipher, { length }: Uint8Array): boolean =>
  blockSize === 0 || (length > 0 && length % blockSize === 0);

/** Decrypts and takes the padding off (RFC 8018, section 6.1.1); undefined if it is none: a wrong key, or damage. */
export async function opened(
  cipher: Cipher,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!isWhole(cipher, data)) return undefined;
  if (cipher.blockSize === 0) return cipher.decrypt(key, iv, data);
  const padded = await cipher.decrypt(key, iv, data);
  const count = padded.at(-1) ?? 0;
  const text = padded.length - count;
  const isPadding = count >= 1 && count <= cipher.blockSize && padded.subarray(text).every(byte => byte === count);
  return isPadding ? padded.subarray(0, text) : undefined;
}
