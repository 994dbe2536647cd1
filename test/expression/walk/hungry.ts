import { writeSync } from 'node:fs';
import { Evaluation } from '../../../src/expression/runtime/evaluation.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { ending, walkedMembers } from './members.ts';
import { Samples } from './samples.ts';

/**
 * Calls every member that takes a text, an array or a count with a large one, in a process that may use little memory. Writes
 * what it is about to call, and whatever took more memory than its meter lets it.
 */
const LENGTH = 1024 * 1024;
/** What the walk's own samples take is less. */
const MEBIBYTES = 48;
const LARGE_COUNT = 2_000_000_000;

const [shape = '<'] = process.argv.slice(2);
const long = new Samples(shape.repeat(LENGTH / shape.length));
const small = new Samples('a');

const usedMebibytes = (): number => process.resourceUsage().maxRSS / 1024;

for (const { title, takes, run } of walkedMembers())
  for (const [slot, type] of takes.entries()) {
    if (!Samples.holdsText(type) && type !== 'System.Int32') continue;
    const given = takes.map((each, index) => (index === slot ? long : small).of(each));
    if (type === 'System.Int32') given[slot] = LARGE_COUNT;
    const meter = new Evaluation({ ...LIMITS, size: 2 * LENGTH, steps: 1_000_000 }, REAL_SURROUNDINGS);
    // As if the text had been built by the expression itself.
    meter.grow(LENGTH);
    writeSync(process.stderr.fd, `${title}, argument ${slot}\n`);
    const before = usedMebibytes();
    ending(() => run(meter, given));
    const used = usedMebibytes() - before;
    if (used > MEBIBYTES) console.log(`${title}, argument ${slot}: ${used.toFixed(0)} MiB`);
  }
