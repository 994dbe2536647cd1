import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Evaluation } from '../../../src/expression/runtime/evaluation.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { ending, type WalkedMember, walkedMembers } from './members.ts';
import { Samples } from './samples.ts';

const KIB = 1024;

/** Texts that make a careless reader begin anew at each character. */
const SHAPES: readonly (readonly [name: string, of: (length: number) => string])[] = [
  ['digits and a letter', length => `${'1'.repeat(length)}x`],
  ['blanks between letters', length => `a${' '.repeat(length)}a`],
  ['open brackets', length => '["'.repeat(length / 2)],
  ['tags, attributes and entities', length => '<a b="&amp;'.repeat(length / 11)],
  ['escapes, marks and surrogates', length => '%C3\u0301\ud83d\ude00,.='.repeat(length / 9)],
];

const MUCH = { ...LIMITS, steps: 1e12, milliseconds: 60_000, size: 1e12 };
const SMALL = new Samples('a');

/** The least milliseconds of CPU time of some tries: what else runs here disturbs least so. */
function time({ run, takes }: WalkedMember, slot: number, long: Samples, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries; count += 1) {
    const given = takes.map((type, index) => (index === slot ? long : SMALL).of(type));
    const before = process.cpuUsage();
    ending(() => run(new Evaluation(MUCH, REAL_SURROUNDINGS), given));
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Four times the text may take four times as long; where it takes sixteen times as long, it grows with the square. */
const SUSPICIOUS = 300;
const WORSE_THAN_LINE = 9;

for (const [name, of] of SHAPES)
  test(`no member of the library takes time that grows faster than its text: ${name}`, () => {
    const [short, long] = [new Samples(of(16 * KIB)), new Samples(of(64 * KIB))];
    const slow: string[] = [];
    for (const member of walkedMembers())
      for (const [slot, type] of member.takes.entries()) {
        if (!Samples.holdsText(type) || time(member, slot, long, 1) < SUSPICIOUS) continue;
        const ratio = time(member, slot, long, 2) / time(member, slot, short, 2);
        if (ratio > WORSE_THAN_LINE) slow.push(`${member.title}, argument ${slot}: ${ratio.toFixed(1)}`);
      }
    assert.deepEqual(slow, []);
  });
