import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../support/random.ts';
import { answerTo, expect, headOf, open, someContent } from './call.ts';
import { content, LONGEST } from './content.ts';
import type { Rig } from './rig.ts';
import type { Scenario } from './scenario.ts';

/** Callers that take a large answer, or send a request, bit by bit. */
export const slowCallers: Scenario = {
  name: 'slow callers',
  width: 2,
  pause: 50,
  go: (rig, random) => (random.below(2) === 0 ? read(rig, random) : write(rig, random)),
};

async function read(rig: Rig, random: Random): Promise<void> {
  const offset = random.below(LONGEST);
  const request = open(rig, 'GET', `/steady/bytes/${offset}/${LONGEST}`, {});
  request.end();
  const response = await headOf(request);
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk);
    if (chunks.length % 4 === 0) await pause(random.below(20));
  }
  const client = String(response.headers['x-client']);
  expect(rig, { status: response.statusCode ?? 0, client, body: Buffer.concat(chunks) }, content(offset, LONGEST));
}

async function write(rig: Rig, random: Random): Promise<void> {
  const { bytes } = someContent(random, 100_000);
  const request = open(rig, 'POST', '/steady/digest', {});
  const answer = answerTo(request);
  for (let sent = 0; sent < bytes.length; sent += 10_000) {
    request.write(bytes.subarray(sent, sent + 10_000));
    await pause(random.below(20));
  }
  request.end();
  expect(rig, await answer, Buffer.from(createHash('sha256').update(bytes).digest('hex')));
}
