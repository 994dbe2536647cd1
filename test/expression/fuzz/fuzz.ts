import { fuzz, type Tally } from './many.ts';

const DEFAULT_COUNT = 1_000_000;

const [count = DEFAULT_COUNT, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
const began = performance.now();
let told = 0;

console.log(`${count} expressions from seed ${seed}`);
report(count, fuzz(seed, count, report));

function report(done: number, tally: Tally): void {
  const seconds = (performance.now() - began) / 1000;
  const shares = [...tally.endings].map(([ending, number]) => `${ending} ${((100 * number) / done).toFixed(1)} %`);
  for (const { seed: at, source, faults } of tally.failures.slice(told))
    console.log(
      `\nseed ${at}: ${source.length > 600 ? `${source.slice(0, 600)}… (${source.length})` : source}\n  ${faults.join('\n  ')}`,
    );
  told = tally.failures.length;
  console.log(
    `${done} in ${seconds.toFixed(0)} s, ${(done / seconds).toFixed(0)} a second; ${shares.join(', ')}; slowest ${tally.slowestCompileMs.toFixed(0)} ms to compile, ${tally.slowestRunMs.toFixed(0)} ms to run; ${told} failures`,
  );
}

process.exitCode = told === 0 ? 0 : 1;
