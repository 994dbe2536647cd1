import { toWorker } from './messages.ts';
import { type Primary, WorkerSide } from './worker-side.ts';

/* What a worker's process runs. It ends when the primary says so, or is gone: node:cluster sees to the second. */

process.title = 'apim worker';

// They reach all processes of a terminal, or of a service; what they mean is the primary's to decide.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, () => undefined);

const send = (message: object, sent: () => void): void => {
  if (process.send === undefined) throw new Error('A worker is started by apim serve --workers.');
  process.send(message, undefined, undefined, sent);
};

const primary: Primary = {
  send: message => send(message, () => undefined),
  end: last => send(last, () => process.exit()),
};

const side = new WorkerSide(primary);
process.on('message', message => void side.take(toWorker(message)));
primary.send({ kind: 'up' });
