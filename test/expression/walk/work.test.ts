import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Evaluation } from '../../../src/expression/runtime/evaluation.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { ending, type WalkedMember, walkedMembers } from './members.ts';
import { Samples } from './samples.ts';

const LENGTH = 512 * 1024;
/** Half of what a single walk over that text is charged. */
const LIMIT = { ...LIMITS, steps: LENGTH / 128, milliseconds: 60_000, size: 1e12 };
const MOST_MILLISECONDS = 40;

/** CPU time of a call that its limit does not stop; 0 for one that is stopped. */
function unstopped({ run }: WalkedMember, given: readonly unknown[]): number {
  const before = process.cpuUsage();
  if (ending(() => run(new Evaluation(LIMIT, REAL_SURROUNDINGS), given)) === 'stopped') return 0;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const shape of ['0', ' ', 'a,'])
  test(`a member of the library that goes through a long text is stopped by the limit of steps: '${shape}'`, () => {
    const [long, small] = [new Samples(shape.repeat(LENGTH / shape.length)), new Samples('a')];
    const slow: string[] = [];
    for (const member of walkedMembers())
      for (const [slot, type] of member.takes.entries()) {
        if (!Samples.holdsText(type)) continue;
        const given = () => member.takes.map((each, index) => (index === slot ? long : small).of(each));
        // Garbage of others is collected in the time of some call: one that is slow is slow each time.
        const times = () => Math.min(...Array.from({ length: 3 }, () => unstopped(member, given())));
        if (unstopped(member, given()) > MOST_MILLISECONDS && times() > MOST_MILLISECONDS)
          slow.push(`${member.title}, argument ${slot}`);
      }
    assert.deepEqual(slow, []);
  });
