import { LocalMemory } from '../../src/memory/local-memory.ts';

/*
 * Counts calls for many keys in a process of its own, lets all of them go, and tells what that took: memory in MiB, and the
 * longest time in milliseconds for which a call kept everything else waiting: on the clock, or of the processor's where
 * that is less, since what other programs take of it is no pause of ours.
 */
const KEYS = 100_000;
const CALLS = 3;
const PERIOD = 60_000;

const memory = new LocalMemory();
let longest = 0;

function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function count(key: string, now: number): void {
  const [used, started] = [busy(), performance.now()];
  memory.rate({ key, limit: 1000, period: PERIOD, count: 1, now });
  longest = Math.max(longest, Math.min(performance.now() - started, busy() - used));
}

const collect = (): void => globalThis.gc?.();
const mebibytes = (): number => process.memoryUsage().rss / 2 ** 20;

for (let call = 0; call < 10_000; call += 1) count(`warm-${call % 10}`, 0);
collect();
const before = mebibytes();
longest = 0;
let now = PERIOD * 2;
for (let call = 0; call < CALLS; call += 1) {
  for (let key = 0; key < KEYS; key += 1)
    count(`6dbb1a2e-9f2f-4c19-8f0e-${String(key).padStart(12, '0')}`, now + Math.floor(key / 10));
  now += KEYS / 10;
}
const taken = mebibytes() - before;
now += 2 * PERIOD;
for (let call = 0; call < KEYS; call += 1) count(`live-${call % 10}`, now);
collect();
process.stdout.write(JSON.stringify({ taken, longest }));
