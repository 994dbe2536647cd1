import { headOf, open } from './call.ts';
import { content } from './content.ts';
import type { Rig } from './rig.ts';
import type { Scenario } from './scenario.ts';

/** Callers that go away before the answer, within it, and within their own request; the backend must be told. */
export const hangUps: Scenario = {
  name: 'callers that hang up',
  width: 2,
  pause: 50,
  go: (rig, random, id) => WAYS[random.below(WAYS.length)]?.(rig, encodeURIComponent(id)) ?? Promise.resolve(),
};

type Way = (rig: Rig, id: string) => Promise<void>;

const beforeTheAnswer: Way = async (rig, id) => {
  const request = open(rig, 'GET', `/steady/held/${id}/silent`, {});
  request.on('error', () => undefined).end();
  await rig.backend.isHeld(id, true);
  request.destroy();
  await rig.backend.isHeld(id, false);
};

const withinTheAnswer: Way = async (rig, id) => {
  const request = open(rig, 'GET', `/steady/held/${id}`, {});
  request.end();
  (await headOf(request)).on('error', () => undefined).destroy();
  await rig.backend.isHeld(id, false);
};

const withinTheRequest: Way = async (rig, id) => {
  const request = open(rig, 'POST', `/steady/held/${id}/silent`, {});
  request.on('error', () => undefined).write(content(0, 100_000));
  await rig.backend.isHeld(id, true);
  request.destroy();
  await rig.backend.isHeld(id, false);
};

const WAYS: readonly Way[] = [beforeTheAnswer, withinTheAnswer, withinTheRequest];
