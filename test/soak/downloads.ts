import { expect, get, someContent } from './call.ts';
import { LONGEST } from './content.ts';
import type { Scenario } from './scenario.ts';

/** Small bodies, large ones, and those whose length nobody tells. */
export const downloads: Scenario = {
  name: 'downloads',
  width: 4,
  pause: 20,
  go: async (rig, random) => {
    const kind = random.below(3);
    const { offset, bytes } = someContent(random, kind === 0 ? LONGEST : 10_000);
    const answer = await get(rig, `/steady/${kind === 1 ? 'chunks' : 'bytes'}/${offset}/${bytes.length}`);
    expect(rig, answer, bytes);
  },
};
