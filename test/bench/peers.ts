import type { Load } from './load.ts';
import { median, quantile, type Server } from './measure.ts';
import type { Row } from './table.ts';
import type { Workload } from './workloads.ts';

/** A gateway, or what it is compared with. */
export interface Peer {
  readonly name: string;
  readonly server: Server;
  /** How many times as much CPU a request may cost as with what it is compared with. */
  readonly reach: number;
}

export interface Figures extends Load {
  /** CPU of the gateway's process a request, in microseconds. */
  readonly cpu: number;
}

/** Those of all peers, one soon after the other. */
export type Round = ReadonlyMap<Peer, Figures>;

const REACH_P99 = 1.2;

/** Peers are compared within a round, which the machine's mood hits alike; the ratio is the median of the rounds'. */
export function rowsOf(workload: Workload, base: Peer, peer: Peer, rounds: readonly Round[]): Row[] {
  const failures = [base, peer].flatMap(of => each(rounds, of, 'failures')).reduce((sum, count) => sum + count, 0);
  const compared = (figure: 'cpu' | 'p99', unit: (value: number) => string) => {
    const [own, bases] = [each(rounds, peer, figure), each(rounds, base, figure)];
    const ratios = own.map((value, index) => value / (bases[index] ?? Number.NaN));
    const half = `half of the rounds ${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)}`;
    const measured = `${unit(median(own))}, ${base.name} ${unit(median(bases))}, ${half}`;
    return { measured, ratio: median(ratios), failures };
  };
  const { name, comparesP99 } = workload;
  const cpu = { what: `${name}: CPU a request, ${peer.name}`, ...compared('cpu', microseconds), reach: peer.reach };
  const p99 = { what: `${name}: p99, ${peer.name}`, ...compared('p99', milliseconds), reach: REACH_P99 };
  return comparesP99 ? [cpu, p99] : [cpu];
}

const each = (rounds: readonly Round[], of: Peer, figure: keyof Figures): number[] =>
  rounds.map(round => round.get(of)?.[figure] ?? Number.NaN);

const microseconds = (value: number): string => `${value.toFixed(0)} µs`;
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
