import { BARE_CALL, FULL_CALL } from './call.ts';
import { expressionOf } from './grammar.ts';
import { type Ending, type Trial, tried } from './trial.ts';

/** What answers otherwise each time. */
const CHANGES = /Now|Today|NewGuid|Random|GetHashCode|Elapsed|RNG|Rng|Generate|Create|Encrypt|Protect|Environment/i;
const REPEATED_EACH = 16;
const REPORT_MS = 10_000;

export interface Tally {
  readonly endings: Map<Ending, number>;
  readonly failures: { readonly seed: number; readonly source: string; readonly faults: readonly string[] }[];
  slowestCompileMs: number;
  slowestRunMs: number;
}

/** Tries the inputs of `count` seeds from the first on. */
export function fuzz(first: number, count: number, report: (done: number, tally: Tally) => void): Tally {
  const tally: Tally = { endings: new Map(), failures: [], slowestCompileMs: 0, slowestRunMs: 0 };
  let reported = performance.now();
  for (let index = 0; index < count; index += 1) {
    note(tally, first + index);
    if (performance.now() - reported < REPORT_MS) continue;
    reported = performance.now();
    report(index + 1, tally);
  }
  return tally;
}

function note(tally: Tally, seed: number): void {
  const source = expressionOf(seed);
  const trial = triedTwice(source, seed);
  tally.endings.set(trial.ending, (tally.endings.get(trial.ending) ?? 0) + 1);
  tally.slowestCompileMs = Math.max(tally.slowestCompileMs, trial.compileMs);
  tally.slowestRunMs = Math.max(tally.slowestRunMs, trial.runMs);
  if (trial.faults.length > 0) tally.failures.push({ seed, source, faults: trial.faults });
}

/** Once more where the first time was slow, for it may have been another's fault; and now and then to see the same again. */
function triedTwice(source: string, seed: number): Trial {
  const call = seed % 5 === 0 ? BARE_CALL : FULL_CALL;
  const trial = tried(source, call);
  if (trial.faults.length === 0 && seed % REPEATED_EACH > 0) return trial;
  const again = tried(source, call);
  if (trial.faults.length > 0 || again.outcome === trial.outcome || CHANGES.test(source)) return again;
  return { ...again, faults: [...again.faults, `came to ${trial.outcome}, then to ${again.outcome}`] };
}
