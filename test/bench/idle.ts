import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { handleLimit, handles, residentMemory } from '../support/proc.ts';
import { type Rig, startRig } from './rig.ts';
import type { Row } from './table.ts';

const CALLERS = 10_000;
/** What the two processes have open besides. */
const OTHER_HANDLES = 500;
const AT_ONCE = 50;
/** One address has too few ports for all on some machines. */
const CALLERS_AN_ADDRESS = 4000;
/** In MiB. */
const REACH = 150;

/** What connections cost on which nothing happens. */
export async function idleRows(): Promise<Row[]> {
  const rig = await startRig();
  try {
    return [
      await row(rig, `${CALLERS} idle callers after a request each`, askOnce),
      await row(rig, `${CALLERS} idle callers without a request`, () => Promise.resolve(true)),
    ];
  } finally {
    await rig.stop();
  }
}

/** `begin` is done once on each connection, and answers whether it went well. */
async function row(rig: Rig, name: string, begin: (socket: Socket) => Promise<boolean>): Promise<Row> {
  const what = `${name}: memory, against ${REACH} MiB`;
  const limit = handleLimit();
  if (limit < CALLERS + OTHER_HANDLES)
    return { what, measured: `only ${limit} files may be open here: ulimit -Hn`, ratio: undefined, reach: 1 };
  const { url, pid } = await rig.startGateway();
  await askOnce(await open(url, 0));
  const [handlesBefore, before] = [handles(pid), residentMemory(pid)];
  const sockets = await openAll(url);
  const failures = await beginAll(sockets, begin);
  const [memory, opened] = [residentMemory(pid), handles(pid) - handlesBefore];
  for (const socket of sockets) socket.destroy();
  const measured = `${memory.toFixed(0)} MiB, from ${before.toFixed(0)} MiB, with ${opened} more handles`;
  // A slow machine may need so long that the first are closed before the last have come.
  return { what, measured, ratio: opened < CALLERS ? undefined : memory / REACH, reach: 1, failures };
}

async function openAll(url: string): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < CALLERS) {
    const next = Array.from({ length: AT_ONCE }, (_, index) => open(url, sockets.length + index));
    sockets.push(...(await Promise.all(next)));
  }
  // Accepted in order, so that all are once the last is answered.
  await askOnce(await open(url, CALLERS));
  return sockets;
}

async function open(url: string, index: number): Promise<Socket> {
  const localAddress = `127.0.0.${2 + Math.floor(index / CALLERS_AN_ADDRESS)}`;
  const socket = net.connect({ host: '127.0.0.1', port: Number(new URL(url).port), localAddress });
  await once(socket, 'connect');
  return socket;
}

/** Answers how many failed. */
async function beginAll(sockets: readonly Socket[], begin: (socket: Socket) => Promise<boolean>): Promise<number> {
  let failures = 0;
  const left = sockets.values();
  const one = async (): Promise<void> => {
    for (const socket of left) if (!(await begin(socket))) failures += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return failures;
}

/** Answers whether it went well. */
function askOnce(socket: Socket): Promise<boolean> {
  socket.write('GET /bench/bytes/1024 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setEncoding('latin1').on('data', text => {
      answer += text;
      if (answer.endsWith('k'.repeat(1024))) resolve(answer.startsWith('HTTP/1.1 200 '));
    });
    socket.on('error', reject);
  });
}
