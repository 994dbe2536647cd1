import type { LoadOptions } from './load.ts';

export interface Workload {
  readonly name: string;
  readonly load: Omit<LoadOptions, 'url' | 'duration'>;
  readonly rounds: number;
  /** How many times the floor's CPU a request may cost, with the access log. */
  readonly reach: number;
  readonly comparesP99: boolean;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const SMALL_GET = { path: `/bench/bytes/${KIB}`, connections: 64, body: '', length: KIB, close: false };

/** Each answer has a Content-Length; that of a POST tells how many bytes came. */
export const WORKLOADS: readonly Workload[] = [
  { name: 'GET 1 KiB', load: SMALL_GET, rounds: 18, reach: 1.1, comparesP99: true },
  {
    name: 'GET 1 MiB',
    load: { ...SMALL_GET, path: `/bench/bytes/${MIB}`, connections: 16, length: MIB },
    rounds: 14,
    reach: 1,
    comparesP99: false,
  },
  {
    name: 'POST 1 KiB',
    load: { ...SMALL_GET, path: '/bench/count', body: 'p'.repeat(KIB), length: '1024'.length },
    rounds: 18,
    reach: 1.1,
    comparesP99: true,
  },
  {
    name: 'GET 1 KiB, new connections',
    load: { ...SMALL_GET, close: true },
    rounds: 14,
    reach: 1.1,
    comparesP99: false,
  },
];
