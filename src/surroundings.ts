import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

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
}

/** Those of this machine. */
export const REAL_SURROUNDINGS: Surroundings = {
  clock: { now: Date.now, wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }) },
  chance: { bytes: randomBytes },
};
