import { type ScryptOptions, scrypt } from 'node:crypto';
import { tooMuchMemory } from '../refusals.ts';
import { integer, is, octets, sequence, TAG } from '../x509/asn1.ts';
import { type BerElement, BerError } from '../x509/ber.ts';

export const SCRYPT = '1.3.6.1.4.1.11591.4.11';

const MAX_MEMORY = 64n * 1024n * 1024n;
const MAX_PARALLEL = 16n;

/** scrypt-params of RFC 7914, section 7. */
export interface Scrypt {
  readonly keyLength: bigint | undefined;
  /** In rounds of SHA-1, whatever the length (measured, Node 20: as long as 1.6 rounds for each of N * r * p). */
  cost(): bigint;
  /** Off the main thread. */
  key(password: Uint8Array, length: number): Promise<Uint8Array>;
}

/** Throws BerError, or UserError if it would take more than 64 MiB or more than 16 passes over them. */
export function readScrypt(parameters: BerElement | undefined): Scrypt {
  const [saltElement, cost, blockSize, parallelization, keyLength] = sequence(parameters);
  const salt = octets(saltElement, TAG.octetString);
  const [N, r, p] = [integer(cost), integer(blockSize), integer(parallelization)];
  check(N, r, p);
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: Number(2n * MAX_MEMORY) };
  return {
    keyLength: is(keyLength, TAG.integer) ? integer(keyLength) : undefined,
    cost: () => 2n * N * r * p,
    key: (password, length) => derived(password, salt, length, options),
  };
}

/** The bounds of RFC 7914, section 6, and ours. */
function check(N: bigint, r: bigint, p: bigint): void {
  if (N * r * 128n > MAX_MEMORY || p > MAX_PARALLEL) throw tooMuchMemory();
  const isPowerOfTwo = N > 1n && (N & (N - 1n)) === 0n;
  if (!isPowerOfTwo || r < 1n || p < 1n || N >= 1n << (16n * r)) throw new BerError('scrypt out of bounds', false);
}

function derived(password: Uint8Array, salt: Uint8Array, length: number, options: ScryptOptions): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
