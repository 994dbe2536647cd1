import { type Digest, sizeOf } from '../digests.ts';
import { costOfRound, hashRounds } from './hash-rounds.ts';

/** What the derived bytes are for: the diversifier ID of RFC 7292, appendix B.3. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

export interface Derivation {
  readonly digest: Digest;
  readonly purpose: (typeof PURPOSE)[keyof typeof PURPOSE];
  /** In the form `bmp` of PasswordForm. */
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Bytes wanted. */
  readonly length: number;
}

/** What it costs to derive so many bytes, in rounds of SHA-1: each piece as long as a hash takes all the rounds. */
export const derivationCost = (digest: Digest, rounds: bigint, length: number): bigint =>
  rounds * BigInt(Math.ceil(length / sizeOf(digest))) * costOfRound(digest.name);

/** The key derivation of RFC 7292, appendix B.2; the letters D, I, A and B are those of the RFC. */
export async function deriveBytes(derivation: Derivation): Promise<Uint8Array> {
  const { digest, purpose, password, salt, iterations, length } = derivation;
  const D = Buffer.alloc(digest.blockSize, purpose);
  const I = Buffer.concat([repeated(salt, digest.blockSize), repeated(password, digest.blockSize)]);
  const blocks: Uint8Array[] = [];
  for (let have = 0; have < length; ) {
    const A = await hashRounds(digest.name, Buffer.concat([D, I]), iterations);
    blocks.push(A);
    have += A.length;
    addToEachBlock(I, Buffer.alloc(digest.blockSize, A));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** Repeated up to a multiple of the block size; nothing stays nothing. */
const repeated = (bytes: Uint8Array, blockSize: number): Uint8Array =>
  bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / blockSize) * blockSize, bytes);

/** Step 6C: each block of I becomes I + B + 1, as big-endian numbers that wrap around. */
function addToEachBlock(I: Buffer, B: Buffer): void {
  for (let start = 0; start < I.length; start += B.length) {
    let carry = 1;
    for (let index = B.length - 1; index >= 0; index -= 1) {
      carry += I.readUInt8(start + index) + B.readUInt8(index);
      I.writeUInt8(carry & 0xff, start + index);
      carry >>= 8;
    }
  }
}
