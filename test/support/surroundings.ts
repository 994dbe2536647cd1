import type { Chance, Clock, Surroundings } from '../../src/surroundings.ts';

/** Stands still, and nobody waits. */
export const stoppedClock = (now: string): Clock => ({
  now: () => Date.parse(now),
  wait: () => Promise.resolve(),
});

/** Bytes that count from a first one on: 0, 1, 2 … */
export class CountingChance implements Chance {
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.#next++));
  }
}

/** The same for all who ask the same. */
export const givenSurroundings = (now: string): Pick<Surroundings, 'clock' | 'chance'> => ({
  clock: stoppedClock(now),
  chance: new CountingChance(0),
});
