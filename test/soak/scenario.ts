import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../support/random.ts';
import type { Rig } from './rig.ts';

/** One kind of traffic. */
export interface Scenario {
  readonly name: string;
  /** How many go at a time. */
  readonly width: number;
  /** The longest pause after a go, in milliseconds. */
  readonly pause: number;
  /** Throws where anything is not as it should be. `id` is one that no other go has. */
  go(rig: Rig, random: Random, id: string): Promise<void>;
}

export interface Outcome {
  readonly name: string;
  readonly goes: number;
  /** What was not as it should be, and how often. */
  readonly failures: ReadonlyMap<string, number>;
}

/** What has not ended by then hangs, in milliseconds. */
const PATIENCE = 60_000;

/** Runs all of them side by side, for so many milliseconds. */
export function runScenarios(
  rig: Rig,
  scenarios: readonly Scenario[],
  duration: number,
  seed: number,
): Promise<Outcome[]> {
  const until = performance.now() + duration;
  return Promise.all(scenarios.map((scenario, index) => repeat(rig, scenario, until, seed + index * 1000)));
}

async function repeat(rig: Rig, scenario: Scenario, until: number, seed: number): Promise<Outcome> {
  const failures = new Map<string, number>();
  let goes = 0;
  const loop = async (seed: number): Promise<void> => {
    const random = new Random(seed);
    while (performance.now() < until) {
      goes += 1;
      const failure = await failureOf(scenario.go(rig, random, `${scenario.name}-${seed}-${goes}`));
      if (failure !== undefined) failures.set(failure, (failures.get(failure) ?? 0) + 1);
      await pause(random.below(scenario.pause));
    }
  };
  await Promise.all(Array.from({ length: scenario.width }, (_, index) => loop(seed + index)));
  return { name: scenario.name, goes, failures };
}

async function failureOf(going: Promise<void>): Promise<string | undefined> {
  const ended = new AbortController();
  const hung = pause(PATIENCE, `It hung for ${PATIENCE} ms.`, { signal: ended.signal }).catch(() => undefined);
  const failure = await Promise.race([going.then(() => undefined, String), hung]);
  ended.abort();
  return failure;
}
