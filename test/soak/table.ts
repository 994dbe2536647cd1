import type { Soaked } from './run.ts';
import type { Outcome } from './scenario.ts';

/** So much more memory a gateway may hold after it, in MiB. */
const GROWTH = 64;

/** What is wrong, a sentence each. */
export function faultsOf({ before, after, handles, outcomes, bugs, held }: Soaked): string[] {
  const growth = after.memory - before.memory;
  return [
    ...outcomes.flatMap(({ name, failures }) =>
      [...failures].map(([failure, count]) => `${name}: ${count} times ${failure}`),
    ),
    ...bugs,
    ...(held === 0 ? [] : [`${held} requests are held though their callers are gone.`]),
    ...(handles.after <= handles.before ? [] : [`${handles.after - handles.before} more handles are open.`]),
    ...(growth <= GROWTH ? [] : [`Memory grew by ${growth.toFixed(0)} MiB; ${GROWTH} are allowed.`]),
  ];
}

export function printSoaked({ before, after, handles, outcomes }: Soaked): void {
  print(['', 'before', 'after'], 12);
  print(['memory, MiB', before.memory.toFixed(0), after.memory.toFixed(0)], 12);
  print(['handles', String(handles.before), String(handles.after)], 12);
  print(['p50, ms', before.p50.toFixed(1), after.p50.toFixed(1)], 12);
  print(['p99, ms', before.p99.toFixed(1), after.p99.toFixed(1)], 12);
  print([], 0);
  for (const name of new Set(outcomes.map(outcome => outcome.name))) print([name, String(goes(outcomes, name))], 24);
}

const goes = (outcomes: readonly Outcome[], name: string): number =>
  outcomes.filter(outcome => outcome.name === name).reduce((sum, outcome) => sum + outcome.goes, 0);

const print = (cells: readonly string[], width: number): unknown =>
  process.stdout.write(
    `${cells
      .map(cell => cell.padEnd(width))
      .join('  ')
      .trimEnd()}\n`,
  );
