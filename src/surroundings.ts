import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Memory } from './memory/questions.ts';

/** Asked of time, so that a test can say what it is and need not sleep. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after so many milliseconds, at most 2^31 - 1; rejects with an AbortError once the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** Asked for what nobody can foresee. */
export interface Chance {
  bytes(count: number): Buffer;
}

/** The world around a call, as a policy and its expressions ask it. */
export interface Surroundings {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Counters and caches, which outlive a configuration. */
  readonly memory: Memory;
}

/** Those of this machine; a memory belongs to each gateway. */
export const REAL_SURROUNDINGS: Omit<Surroundings, 'memory'> = {
  clock: { now: Date.now, wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }) },
  chance: { bytes: randomBytes },
};
