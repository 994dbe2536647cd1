import { createHash } from 'node:crypto';
import { answerTo, expect, open, someContent } from './call.ts';
import { LONGEST } from './content.ts';
import type { Scenario } from './scenario.ts';

/** Small bodies, large ones, and chunked ones. */
export const uploads: Scenario = {
  name: 'uploads',
  width: 4,
  pause: 20,
  go: async (rig, random) => {
    const kind = random.below(3);
    const { bytes } = someContent(random, kind === 0 ? LONGEST : 100_000);
    const chunked = kind === 1;
    const request = open(rig, 'POST', '/steady/digest', chunked ? {} : { 'content-length': bytes.length });
    if (chunked) request.write(bytes.subarray(0, bytes.length / 2));
    request.end(chunked ? bytes.subarray(bytes.length / 2) : bytes);
    expect(rig, await answerTo(request), Buffer.from(createHash('sha256').update(bytes).digest('hex')));
  },
};
