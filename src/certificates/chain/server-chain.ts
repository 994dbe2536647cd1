import type { Anchors } from './anchors.ts';
import { checksOf, damagedChecks } from './checks.ts';
import { chainEnd } from './end.ts';
import { type Judged, judge } from './faults.ts';
import { damagedLink, linkOf } from './link.ts';
import type { Member } from './member.ts';
import { PathFinder } from './path.ts';
import { readSent, type Sent } from './sent.ts';
import type { ChainEnd, Link, ServerChain } from './types.ts';

export interface ServerChainInput {
  /** DER, as the server sent them: its own first. Not empty. */
  readonly sent: readonly Buffer[];
  /** A DNS name, or an IP address without brackets. */
  readonly hostname: string;
  readonly anchors: Anchors;
  readonly now: Date;
}

/**
 * What Node thinks of a server's certificates. The end is `trusted` exactly where Node has nothing against them but what
 * the checks of name, dates and usage say, and those of weak keys and digests among the signatures.
 */
export function serverChain({ sent, hostname, anchors, now }: ServerChainInput): ServerChain {
  const read = readSent(sent);
  if (read.leaf === undefined) return withoutLeaf(read);
  const path = new PathFinder(read.leaf, read.others, anchors, now).path();
  const unused = unusedOf(read.others, path.members);
  const end: ChainEnd =
    read.firstDamaged === undefined
      ? chainEnd(path, unused, anchors)
      : { kind: 'unreadable', position: read.firstDamaged };
  const chain = judge(path.members, now);
  return {
    links: chain.map(linkOfJudged),
    unused: [...unused.map(member => linkOf(member, [])), ...read.damaged.map(damagedLink)],
    end,
    checks: checksOf(read.leaf, chain, end, hostname),
  };
}

const linkOfJudged = ({ member, dates, signatures, usage }: Judged): Link =>
  linkOf(member, [...dates, ...signatures, ...usage]);

function unusedOf(others: readonly Member[], members: readonly Member[]): Member[] {
  const used = new Set(members.map(({ certificate }) => certificate.fingerprint256));
  return others.filter(({ certificate }) => !used.has(certificate.fingerprint256));
}

function withoutLeaf({ damaged, others }: Sent): ServerChain {
  const [leaf, ...more] = damaged.map(damagedLink);
  return {
    links: leaf === undefined ? [] : [leaf],
    unused: [...others.map(member => linkOf(member, [])), ...more],
    end: { kind: 'unreadable', position: 1 },
    checks: damagedChecks(),
  };
}
