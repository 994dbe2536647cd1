import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Row } from './table.ts';

const shape = v.object({ taken: v.number(), longest: v.number() });

/** In MiB, and in milliseconds. */
const RUNS = 3;
const REACH = { taken: 60, longest: 20 };

/** What it takes to count calls for many keys, as rate-limit-by-key does. */
export async function counterRows(): Promise<Row[]> {
  const program = fileURLToPath(new URL('./counters-program.js', import.meta.url));
  const runs = Array.from({ length: RUNS }, () =>
    v.parse(shape, JSON.parse(execFileSync(process.execPath, ['--expose-gc', program], { encoding: 'utf8' }))),
  );
  const taken = Math.max(...runs.map(run => run.taken));
  const longest = Math.max(...runs.map(run => run.longest));
  const what = 'rate-limit-by-key, 100,000 live keys';
  return [
    {
      what: `${what}: more memory, against ${REACH.taken} MiB`,
      measured: `${taken.toFixed(0)} MiB`,
      ratio: taken / REACH.taken,
      reach: 1,
    },
    {
      what: `${what}: longest pause, against ${REACH.longest} ms`,
      measured: `${longest.toFixed(1)} ms`,
      ratio: longest / REACH.longest,
      reach: 1,
    },
  ];
}
