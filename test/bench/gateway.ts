import type { Server } from './measure.ts';
import { SLEEPING, startRig } from './rig.ts';
import { compare } from './rounds.ts';
import type { Row } from './table.ts';
import { WORKLOADS } from './workloads.ts';

/** The gateway beside the least that Node can do, in turns on the same machine; Linux only. */
export async function gatewayRows(): Promise<Row[]> {
  const rig = await startRig();
  try {
    const floor = { name: 'floor', server: await rig.startFloor(), reach: 1 };
    const quiet = { name: 'log of failures', server: await rig.startGateway(...SLEEPING), reach: 1 };
    const logging = { name: 'access log', server: await rig.startGateway() };
    for (const { server } of [floor, quiet, logging]) await checkBodyPasses(server);
    const rows: Row[] = [];
    for (const workload of WORKLOADS)
      rows.push(...(await compare(workload, floor, [quiet, { ...logging, reach: workload.reach }])));
    return rows;
  } finally {
    await rig.stop();
  }
}

async function checkBodyPasses({ url }: Server): Promise<void> {
  const answer = await (await fetch(`${url}/bench/count`, { method: 'POST', body: 'four' })).text();
  if (answer !== '4') throw new Error(`The backend counted '${answer}' bytes of 4.`);
}
