import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../bench/measure.ts';
import { handles, residentMemory } from '../support/proc.ts';
import { get } from './call.ts';
import type { Rig } from './rig.ts';

export interface Sample {
  /** In MiB. */
  readonly memory: number;
  /** Of small requests while nothing else goes on, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const CALLERS = 8;
const REQUESTS = 500;
/** Connections to backends are kept for 4 s, those of callers for 5 s; in milliseconds. */
const SETTLING = 20_000;
const LOOK = 100;

export async function sample(rig: Rig): Promise<Sample> {
  const times: number[] = [];
  const caller = async (): Promise<void> => {
    for (let request = 0; request < REQUESTS / CALLERS; request += 1) times.push(await timeOfOne(rig));
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return { memory: residentMemory(rig.gateway.pid), p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

async function timeOfOne(rig: Rig): Promise<number> {
  const started = performance.now();
  await get(rig, '/steady/bytes/0/1024');
  return performance.now() - started;
}

/** How many are open once there are no more than before the traffic; or after a while, where it does not come to that. */
export async function settledHandles(pid: number, before: number): Promise<number> {
  const until = performance.now() + SETTLING;
  while (handles(pid) > before && performance.now() < until) await pause(LOOK);
  return handles(pid);
}
