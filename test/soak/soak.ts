import { soak } from './run.ts';
import { faultsOf, printSoaked } from './table.ts';

/*
 * An hour of mixed traffic through `apim serve`, or as many minutes as the argument says; ends with 1 where anything was
 * not as it should be. A tenth of the time goes before the first figures are taken.
 */
const MINUTE = 60_000;
const minutes = Number(process.argv[2] ?? 60);
if (!(minutes > 0)) throw new Error('Give the minutes to run, such as: npm run soak -- 5');
if (process.platform !== 'linux') throw new Error('It reads /proc, which only Linux has.');

const soaked = await soak({ warmUp: (minutes * MINUTE) / 10, duration: minutes * MINUTE * 0.9, seed: 1 });
printSoaked(soaked);
const faults = faultsOf(soaked);
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
