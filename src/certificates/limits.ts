import { noRounds, tooCostly, tooMany } from './refusals.ts';

const MAX_ROUNDS = 2_000_000n;
const MAX_ROUNDS_IN_ALL = 5_000_000n;
const MAX_ENTRIES_OF_A_KIND = 200;

/**
 * What opening one file may cost. A count of 2^31 rounds of key derivation is ten bytes in a file and would keep the
 * process busy for hours; so each count is spent here before anything is derived with it.
 */
export class Limits {
  #rounds = MAX_ROUNDS_IN_ALL;
  readonly #entries = { certificate: 0, 'private key': 0 };

  /** Throws UserError for a count below 1, and for more than is left. */
  spendRounds(rounds: bigint): void {
    if (rounds < 1n) throw noRounds();
    if (rounds > MAX_ROUNDS || rounds > this.#rounds) throw tooCostly();
    this.#rounds -= rounds;
  }

  /** Throws UserError for one too many. */
  countEntry(kind: 'certificate' | 'private key'): void {
    this.#entries[kind] += 1;
    if (this.#entries[kind] > MAX_ENTRIES_OF_A_KIND) throw tooMany();
  }
}
