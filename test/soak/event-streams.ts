import { EVENTS } from './backend.ts';
import { answerTo, headOf, open } from './call.ts';
import type { Rig } from './rig.ts';
import type { Scenario } from './scenario.ts';

/** Each event is acknowledged by a request of its own before the next is sent, so none can be held back. */
export const eventStreams: Scenario = {
  name: 'server-sent events',
  width: 2,
  pause: 100,
  go: async (rig, _random, id) => {
    const request = open(rig, 'GET', `/steady/events/${encodeURIComponent(id)}`, { accept: 'text/event-stream' });
    request.end();
    let text = '';
    let seen = 0;
    for await (const chunk of await headOf(request)) {
      text += chunk;
      while (text.includes(`data: ${seen + 1}\n\n`)) {
        seen += 1;
        if (seen < EVENTS) await acknowledge(rig, id, seen + 1);
      }
    }
    if (seen !== EVENTS) throw new Error(`${seen} events of ${EVENTS} came.`);
  },
};

/** With PUT: a POST is never sent twice, and is lost where a backend closes its connection without a word just then (/hasty). */
async function acknowledge(rig: Rig, id: string, next: number): Promise<void> {
  const request = open(rig, 'PUT', `/steady/next/${encodeURIComponent(id)}/${next}`, { 'content-length': 0 });
  request.end();
  const { status } = await answerTo(request);
  if (status !== 200) throw new Error(`Status ${status} instead of 200.`);
}
