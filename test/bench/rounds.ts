import { cpuTimeOfAll } from '../support/proc.ts';
import { load } from './load.ts';
import type { Server } from './measure.ts';
import { type Figures, type Peer, type Round, rowsOf } from './peers.ts';
import type { Row } from './table.ts';
import type { Workload } from './workloads.ts';

/** Many short rounds, since what else the machine does changes in seconds. In milliseconds. */
const ROUND = 700;
/** Before each, so that its connections are there: those to the backend may have been let go meanwhile. */
const LEAD = 400;
const WARM_UP = 2000;

/** What the others cost beside the base, all in turns on the same machine. */
export async function compare(workload: Workload, base: Peer, others: readonly Peer[]): Promise<Row[]> {
  const peers = [base, ...others];
  for (const { server } of peers) await load({ ...workload.load, url: server.url, duration: WARM_UP });
  const rounds: Round[] = [];
  for (let index = 0; index < workload.rounds; index += 1) {
    const figures = new Map<Peer, Figures>();
    for (const peer of rotated(peers, index)) figures.set(peer, await measure(workload, peer.server));
    rounds.push(figures);
  }
  return others.flatMap(peer => rowsOf(workload, base, peer, rounds));
}

/** Who comes first in a round changes, in case it matters. */
const rotated = <T>(items: readonly T[], by: number): T[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
];

async function measure(workload: Workload, { url, pid }: Server): Promise<Figures> {
  await load({ ...workload.load, url, duration: LEAD });
  const before = cpuTimeOfAll(pid);
  const result = await load({ ...workload.load, url, duration: ROUND });
  return { ...result, cpu: (cpuTimeOfAll(pid) - before) / result.requests };
}
