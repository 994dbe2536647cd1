import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sha1Rounds } from './sha1-rounds.ts';

/** After so many rounds (5 to 30 ms) others on the event loop have their turn. */
const ROUNDS_AT_A_TIME = 16_384;

/** As many rounds of SHA-1 take as long (measured, Node 20). */
export const costOfRound = (digest: string): bigint => (digest === 'sha1' ? 1n : 4n);

/** The hash of the hash of … the input. `digest`: by Node's name; `rounds`: at least 1. */
export async function hashRounds(digest: string, input: Uint8Array, rounds: number): Promise<Uint8Array> {
  const some = digest === 'sha1' ? sha1Rounds : (value: Uint8Array, count: number) => someRounds(digest, value, count);
  let value: Uint8Array = hash(digest, input, 'buffer');
  for (let left = rounds - 1; left > 0; left -= ROUNDS_AT_A_TIME) {
    value = some(value, Math.min(left, ROUNDS_AT_A_TIME));
    await setImmediate();
  }
  return value;
}

function someRounds(digest: string, input: Uint8Array, rounds: number): Uint8Array {
  let value = input;
  for (let round = 0; round < rounds; round += 1) value = hash(digest, value, 'buffer');
  return value;
}
