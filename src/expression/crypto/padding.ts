import type { Chance } from '../../surroundings.ts';
import { cryptographicException } from './faults.ts';

interface Padding {
  /** The bytes to be added, of which there are `length`, 1 at least. */
  make(length: number, chance: Chance): Buffer;
  /** Whether these bytes, the last one being their number, are what `make` makes. */
  fits(bytes: Buffer): boolean;
}

const PKCS7: Padding = {
  make: length => Buffer.alloc(length, length),
  fits: bytes => bytes.every(byte => byte === bytes.length),
};
const ANSIX923: Padding = {
  make: length => Buffer.concat([Buffer.alloc(length - 1), Buffer.of(length)]),
  fits: bytes => bytes.subarray(0, -1).every(byte => byte === 0),
};
const ISO10126: Padding = {
  make: (length, chance) => Buffer.concat([chance.bytes(length - 1), Buffer.of(length)]),
  fits: () => true,
};

const NONE = 1;
const ZEROS = 3;
/** By the number of the PaddingMode. */
const PADDINGS: ReadonlyMap<number, Padding> = new Map([
  [2, PKCS7],
  [4, ANSIX923],
  [5, ISO10126],
]);

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.paddingmode Throws CryptographicException. */
export function pad(plain: Buffer, mode: number, block: number, chance: Chance): Buffer {
  const rest = plain.length % block;
  if (mode === NONE && rest !== 0) throw cryptographicException('The input data is not a complete block.');
  if (mode === ZEROS) return rest === 0 ? plain : Buffer.concat([plain, Buffer.alloc(block - rest)]);
  const padding = PADDINGS.get(mode);
  return padding === undefined ? plain : Buffer.concat([plain, padding.make(block - rest, chance)]);
}

/** Zeros stay: nobody knows which were added. Throws CryptographicException. */
export function unpad(padded: Buffer, mode: number, block: number): Buffer {
  const padding = PADDINGS.get(mode);
  if (padding === undefined || padded.length === 0) return padded;
  const length = padded.at(-1) ?? 0;
  const kept = padded.length - length;
  if (length === 0 || length > block || !padding.fits(padded.subarray(kept)))
    throw cryptographicException('Padding is invalid and cannot be removed.');
  return padded.subarray(0, kept);
}
