import { cpuTime } from '../support/proc.ts';
import { type Load, load } from './load.ts';
import { median, quantile, type Server } from './measure.ts';
import { SLEEPING, startRig } from './rig.ts';
import type { Row } from './table.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

/** Many short rounds, since what else the machine does changes in seconds. In milliseconds. */
const ROUND = 700;
/** Before each, so that its connections are there. */
const LEAD = 200;
const WARM_UP = 2000;

interface Peer {
  readonly name: string;
  readonly server: Server;
  /** How many times the floor's CPU a request may cost. */
  readonly reach: number;
}

interface Figures extends Load {
  /** CPU of the gateway's process a request, in microseconds. */
  readonly cpu: number;
}

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
  const rounds: Map<Peer, Figures>[] = [];
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

function rowsOf(workload: Workload, floor: Peer, peer: Peer, rounds: readonly Map<Peer, Figures>[]): Row[] {
  const figures = (of: Peer, figure: keyof Figures): number[] =>
    rounds.map(round => round.get(of)?.[figure] ?? Number.NaN);
  const failures = [floor, peer].flatMap(of => figures(of, 'failures')).reduce((sum, count) => sum + count, 0);
  const row = (figure: 'cpu' | 'p99', unit: string, digits: number, reach: number): Row => {
    const [own, floors] = [figures(peer, figure), figures(floor, figure)];
    const ratios = own.map((value, index) => value / (floors[index] ?? Number.NaN));
    const spread = `${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)}`;
    return {
      what: `${workload.name}: ${figure === 'cpu' ? 'CPU a request' : 'p99'}, ${peer.name}`,
      measured: `${median(own).toFixed(digits)} ${unit}, floor ${median(floors).toFixed(digits)} ${unit}, ${spread}`,
      ratio: median(ratios),
      reach,
      failures,
    };
  };
  const cpu = row('cpu', 'µs', 0, peer.reach);
  return workload.comparesP99 ? [cpu, row('p99', 'ms', 1, 1.2)] : [cpu];
}
