import { LocalMemory } from '../../src/memory/local-memory.ts';
import type { Memory } from '../../src/memory/questions.ts';
import { type GatewaySurroundings, NO_IDENTITY } from '../../src/surroundings.ts';

/** A clock that a test moves: whoever waits has waited at once, and the time is that much later. */
export class SteeredClock {
  #now: number;
  /** How long was waited, in milliseconds, in turn. */
  readonly waits: number[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    this.waits.push(milliseconds);
    this.advance(milliseconds);
  }
}

export interface Steered extends GatewaySurroundings {
  readonly clock: SteeredClock;
  readonly memory: Memory;
}

/** Time and memory are the test's own; chance answers with bytes of this value. */
export const steered = (byte = 0): Steered => ({
  clock: new SteeredClock('2026-12-01T00:00:00Z'),
  chance: { bytes: count => Buffer.alloc(count, byte) },
  memory: new LocalMemory(),
  identity: NO_IDENTITY,
});
