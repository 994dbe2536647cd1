import { handles } from '../support/proc.ts';
import { breakingBackends } from './breaking-backends.ts';
import { changes } from './changes.ts';
import { downloads } from './downloads.ts';
import { eventStreams } from './event-streams.ts';
import { hangUps } from './hang-ups.ts';
import { type Rig, startRig } from './rig.ts';
import { type Sample, sample, settledHandles } from './samples.ts';
import { type Outcome, runScenarios } from './scenario.ts';
import { slowCallers } from './slow-callers.ts';
import { uploads } from './uploads.ts';
import { webSockets } from './web-sockets.ts';

const SCENARIOS = [downloads, uploads, eventStreams, webSockets, hangUps, breakingBackends, slowCallers, changes];

export interface SoakOptions {
  /** Before the first sample: a process grows until its code is compiled and its heap has found its size. In milliseconds. */
  readonly warmUp: number;
  /** Between the samples, in milliseconds. */
  readonly duration: number;
  readonly seed: number;
}

export interface Soaked {
  readonly before: Sample;
  readonly after: Sample;
  /** Open ones before the first request, and after the last. */
  readonly handles: { readonly before: number; readonly after: number };
  readonly outcomes: readonly Outcome[];
  /** By the gateway's own account. */
  readonly bugs: readonly string[];
  /** Requests that the gateway has not let go of though nobody waits for them. */
  readonly held: number;
}

/** Mixed traffic through a gateway in a process of its own; Linux only. */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const rig = await startRig();
  try {
    return await soakOn(rig, options);
  } finally {
    await rig.stop();
  }
}

async function soakOn(rig: Rig, { warmUp, duration, seed }: SoakOptions): Promise<Soaked> {
  const { pid } = rig.gateway;
  const idle = handles(pid);
  const warmedUp = await runScenarios(rig, SCENARIOS, warmUp, seed);
  const before = await sample(rig);
  const outcomes = await runScenarios(rig, SCENARIOS, duration, seed + SCENARIOS.length * 1000);
  const after = await sample(rig);
  return {
    before,
    after,
    handles: { before: idle, after: await settledHandles(pid, idle) },
    outcomes: [...warmedUp, ...outcomes],
    bugs: rig.bugs,
    held: rig.backend.held.size,
  };
}
