import { cpuTime } from '../support/proc.ts';
import { load } from './load.ts';
import type { Server } from './measure.ts';
import { type Figures, type Peer, type Round, rowsOf } from './peers.ts';
import { SLEEPING, startRig } from './rig.ts';
import type { Row } from './table.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

/** Many short rounds, since what else the machine does changes in seconds. In milliseconds. */
const ROUND = 700;
/** Before each, so that its connections are there. */
const LEAD = 200;
const WARM_UP = 2000;

/** The gateway beside the least that Node can do, in turns on the same machine; Linux only. */
export async function gatewayRows(): Promise<Row[]> {
  const rig = await startRig();
  try {
    const floor = { name: 'floor', server: await rig.startFloor(), reach: 1 };
    const quiet = { name: 'log of failures', server: await rig.startGateway(...SLEEPING), reach: 1 };
    const logging = { name: 'access log', server: await rig.startGateway(), reach: 1.2 };
    for (const { server } of [floor, quiet, logging]) await checkBodyPasses(server);
    const rows: Row[] = [];
    for (const workload of WORKLOADS)
      rows.push(...(await compare(workload, floor, workload.withAccessLog ? [quiet, logging] : [quiet])));
    return rows;
  } finally {
    await rig.stop();
  }
}

async function checkBodyPasses({ url }: Server): Promise<void> {
  const answer = await (await fetch(`${url}/bench/count`, { method: 'POST', body: 'four' })).text();
  if (answer !== '4') throw new Error(`The backend counted '${answer}' bytes of 4.`);
}

async function compare(workload: Workload, floor: Peer, others: readonly Peer[]): Promise<Row[]> {
  const peers = [floor, ...others];
  for (const { server } of peers) await load({ ...workload.load, url: server.url, duration: WARM_UP });
  const rounds: Round[] = [];
  for (let index = 0; index < workload.rounds; index += 1) {
    const figures = new Map<Peer, Figures>();
    for (const peer of rotated(peers, index)) figures.set(peer, await measure(workload, peer.server));
    rounds.push(figures);
  }
  return others.flatMap(peer => rowsOf(workload, floor, peer, rounds));
}

/** Who comes first in a round changes, in case it matters. */
const rotated = <T>(items: readonly T[], by: number): T[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
];

async function measure(workload: Workload, { url, pid }: Server): Promise<Figures> {
  await load({ ...workload.load, url, duration: LEAD });
  const before = cpuTime(pid);
  const result = await load({ ...workload.load, url, duration: ROUND });
  return { ...result, cpu: (cpuTime(pid) - before) / result.requests };
}
