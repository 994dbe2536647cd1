import { LocalMemory } from '../../src/memory/local-memory.ts';
import {
  type Chance,
  type Clock,
  type GatewaySurroundings,
  NO_IDENTITY,
  REAL_SURROUNDINGS,
  type Surroundings,
} from '../../src/surroundings.ts';

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

/** A gateway's of this machine, with a memory of its own. */
export const realSurroundings = (): GatewaySurroundings => ({
  ...REAL_SURROUNDINGS,
  memory: new LocalMemory(),
  identity: NO_IDENTITY,
});
