import { Random } from '../support/random.ts';

/** The longest body, in bytes. */
export const LONGEST = 1024 * 1024;

const random = new Random(1);
const BYTES = Buffer.from(Array.from({ length: 2 * LONGEST }, () => random.below(256)));

/** A body that both sides know: `length` bytes from `offset` on, neither beyond `LONGEST`. */
export const content = (offset: number, length: number): Buffer => BYTES.subarray(offset, offset + length);
