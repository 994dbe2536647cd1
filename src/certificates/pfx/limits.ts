import { noRounds, tooCostly, tooMany } from '../refusals.ts';

const MAX_ROUNDS = 2_000_000n;
const MAX_ROUNDS_IN_ALL = 5_000_000n;
const MAX_ENTRIES_OF_A_KIND = 200;

/** About five seconds of one processor. A file of 1,000,000 rounds stays below it, also in the last form of its password. */
const MAX_WORK = 10_000_000n;

/** What a derivation asks for, and what it costs each time, in rounds of SHA-1. */
export interface Price {
  readonly rounds: bigint;
  readonly cost: bigint;
}

/**
 * What opening one file may cost. A count of 2^31 rounds of key derivation is ten bytes in a file and would keep the
 * process busy for hours; so each count is spent here before anything is derived with it. One count can be derived with
 * several times, for the pieces of a key and for the forms of a password: that is charged as it is done.
 */
export class Limits {
  #rounds = MAX_ROUNDS_IN_ALL;
  #foreseen = 0n;
  #done = 0n;
  readonly #entries = { certificate: 0, 'private key': 0 };

  /** Throws UserError for a count below 1, and for more than is left. */
  spend({ rounds, cost }: Price): void {
    if (rounds < 1n) throw noRounds();
    this.#foreseen += cost;
    if (rounds > MAX_ROUNDS || rounds > this.#rounds || this.#foreseen > MAX_WORK) throw tooCostly();
    this.#rounds -= rounds;
  }

  /** To be called for each attempt. Throws UserError for more than is left. */
  charge({ cost }: Pick<Price, 'cost'>): void {
    this.#done += cost;
    if (this.#done > MAX_WORK) throw tooCostly();
  }

  /** What opens at the first attempt costs. */
  get foreseen(): bigint {
    return this.#foreseen;
  }

  /** Throws UserError for one too many. */
  countEntry(kind: 'certificate' | 'private key'): void {
    this.#entries[kind] += 1;
    if (this.#entries[kind] > MAX_ENTRIES_OF_A_KIND) throw tooMany();
  }
}
