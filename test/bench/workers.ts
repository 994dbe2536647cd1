import { availableParallelism } from 'node:os';
import { SLEEPING, startRig } from './rig.ts';
import { compare } from './rounds.ts';
import type { Row } from './table.ts';
import { WORKLOADS } from './workloads.ts';

/** What several processes cost a request. Load and backend share the cores, so that throughput would say little; Linux only. */
export async function workerRows(): Promise<Row[]> {
  const rig = await startRig();
  try {
    const count = Math.max(2, availableParallelism());
    const one = { name: 'one process', server: await rig.startGateway(...SLEEPING), reach: 1 };
    const server = await rig.startGateway('--workers', String(count), ...SLEEPING);
    const several = { name: `${count} workers`, server, reach: 1.1 };
    const rows: Row[] = [];
    for (const workload of WORKLOADS.filter(({ load }) => load.body === '' && load.length <= 1024))
      rows.push(...(await compare(workload, one, [several])));
    return rows;
  } finally {
    await rig.stop();
  }
}
