import { get } from './call.ts';
import { PASSWORD, type Rig } from './rig.ts';
import type { Scenario } from './scenario.ts';

/** Commands beside the traffic: each is live when it returns, and no request fails meanwhile. */
export const changes: Scenario = {
  name: 'changes by commands',
  width: 1,
  pause: 8000,
  go: async (rig, random, id) => {
    if (random.below(2) === 0) return replaceCertificate(rig, random.below(rig.turning.length));
    await addAndRemoveApi(rig, id.replaceAll(' ', '-'));
  },
};

async function replaceCertificate(rig: Rig, index: number): Promise<void> {
  const { file = '', thumbprint = '' } = rig.turning[index] ?? {};
  const command = rig.run('cert', 'set', '--id', 'turning', '--pfx', file, '--password', PASSWORD);
  const known = rig.turning.map(client => client.thumbprint);
  let done = false;
  const meanwhile = async (): Promise<void> => {
    while (!done) await expectClient(rig, known);
  };
  await Promise.all([
    meanwhile(),
    command.finally(() => {
      done = true;
    }),
  ]);
  for (let request = 0; request < 5; request += 1) await expectClient(rig, [thumbprint]);
}

async function expectClient(rig: Rig, thumbprints: readonly string[]): Promise<void> {
  const { status, client } = await get(rig, '/turning/bytes/0/100');
  if (status !== 200) throw new Error(`Status ${status} instead of 200.`);
  if (client === undefined || !thumbprints.includes(client))
    throw new Error(`The backend saw ${client}, not ${thumbprints.join(' or ')}.`);
}

async function addAndRemoveApi(rig: Rig, id: string): Promise<void> {
  await expectStatus(rig, id, 404);
  await rig.run('api', 'new', '--id', id, '--path', id, '--service-url', rig.backend.url, '--certificate', 'steady');
  await expectStatus(rig, id, 200);
  await rig.run('api', 'remove', '--id', id);
  await expectStatus(rig, id, 404);
}

async function expectStatus(rig: Rig, api: string, wanted: number): Promise<void> {
  const { status } = await get(rig, `/${api}/bytes/0/100`);
  if (status !== wanted) throw new Error(`Status ${status} instead of ${wanted}.`);
}
