import { answerTo, expect, get, headOf, open, someContent } from './call.ts';
import type { Rig } from './rig.ts';
import type { Scenario } from './scenario.ts';

/** Backends that break off before the answer, within it, and after it, when the connection should live on. */
export const breakingBackends: Scenario = {
  name: 'backends that break off',
  width: 2,
  pause: 50,
  go: async (rig, random) => {
    const kind = random.below(3);
    if (kind === 0) return before(rig, random.below(2) === 0 ? 'GET' : 'POST');
    if (kind === 1) return within(rig);
    const { offset, bytes } = someContent(random, 10_000);
    expect(rig, await get(rig, `/steady/hasty/${offset}/${bytes.length}`), bytes);
  },
};

async function before(rig: Rig, method: string): Promise<void> {
  const request = open(rig, method, '/steady/broken/before', {});
  request.end();
  const { status, body } = await answerTo(request);
  if (status !== 500 || !body.includes('activityId')) throw new Error(`Status ${status} instead of Azure's 500.`);
}

/** Half an answer must not look like a whole one. */
async function within(rig: Rig): Promise<void> {
  const request = open(rig, 'GET', '/steady/broken/within', {});
  request.end();
  const response = await headOf(request);
  const isWhole = await new Promise<boolean>(resolve => {
    response.on('error', () => resolve(false)).on('end', () => resolve(true));
    response.resume();
  });
  if (isWhole) throw new Error('Half an answer ended as a whole one.');
}
