import type { Check } from './check.ts';
import { dateFault } from './dates.ts';
import type { Member } from './member.ts';
import { signatureFaults } from './signatures.ts';
import { usageFaults } from './usage.ts';

/** One certificate of a chain with what is wrong with it. */
export interface Judged {
  readonly member: Member;
  readonly dates: readonly Check[];
  readonly signatures: readonly Check[];
  readonly usage: readonly Check[];
}

/** In the order of the chain. */
export const judge = (members: readonly Member[], now: Date): readonly Judged[] =>
  members.map((member, index) => ({
    member,
    dates: [dateFault(member, now)].filter(fault => fault !== undefined),
    signatures: signatureFaults(member, members[index + 1]),
    usage: usageFaults(members, index),
  }));

/** The first of the worst; `none` where there is nothing. */
export const worst = (faults: readonly Check[], none: Check): Check =>
  faults.find(({ verdict }) => verdict === 'failure') ?? faults[0] ?? none;
