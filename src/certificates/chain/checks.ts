import { type Check, failure, ok } from './check.ts';
import { type Judged, worst } from './faults.ts';
import type { Member } from './member.ts';
import { nameCheck } from './name.ts';
import { rootCheck } from './root.ts';
import type { ChainEnd, ServerChain } from './types.ts';

type Checks = ServerChain['checks'];

export function checksOf(leaf: Member, chain: readonly Judged[], end: ChainEnd, hostname: string): Checks {
  const dates = chain.flatMap(judged => judged.dates);
  const usage = chain.flatMap(judged => judged.usage);
  const last = chain.at(-1)?.member ?? leaf;
  return {
    name: nameCheck(leaf, hostname),
    dates: worst(dates, ok('No certificate of the chain has expired or is about to.')),
    signatures: signaturesCheck(chain, end),
    root: rootCheck(end, last.label),
    usage: worst(usage, ok('The certificate may be used by a server, and those above it may issue certificates.')),
  };
}

function signaturesCheck(chain: readonly Judged[], end: ChainEnd): Check {
  if (end.kind === 'unreadable') return failure(damagedSentence(end.position));
  const faults = chain.flatMap(judged => judged.signatures);
  if (chain.length > 1) return worst(faults, ok('Each certificate of the chain is signed by the one above it.'));
  return worst(faults, ok('No certificate above the one of the server is known, so there is no signature to check.'));
}

/** Where the server's own certificate cannot be read. */
export function damagedChecks(): Checks {
  const check = failure(damagedSentence(1));
  return { name: check, dates: check, signatures: check, root: check, usage: check };
}

const damagedSentence = (position: number): string =>
  position === 1
    ? 'The certificate of the server cannot be read: it is damaged.'
    : `Certificate ${position} of those that the server sent cannot be read: it is damaged.`;
