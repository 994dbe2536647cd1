import { once } from 'node:events';
import net from 'node:net';
import { forgetPeakMemory, peakMemory, residentMemory } from '../support/proc.ts';
import { type Rig, startRig } from './rig.ts';
import type { Row } from './table.ts';

const GIB = 1024 ** 3;
const CHUNK = Buffer.alloc(64 * 1024, 'u');
/** In MiB. */
const REACH = 64;

/** What a gateway holds while 1 GiB passes. */
export async function transferRows(): Promise<Row[]> {
  const rig = await startRig();
  try {
    return [await growth(rig, '1 GiB up', upload), await growth(rig, '1 GiB down', download)];
  } finally {
    await rig.stop();
  }
}

/** `transfer` answers how many bytes arrived. */
async function growth(rig: Rig, name: string, transfer: (url: string) => Promise<number>): Promise<Row> {
  const server = await rig.startGateway();
  await (await fetch(`${server.url}/bench/bytes/1024`)).arrayBuffer();
  const before = residentMemory(server.pid);
  forgetPeakMemory(server.pid);
  const arrived = await transfer(`${server.url}/bench`);
  const grown = peakMemory(server.pid) - before;
  return {
    what: `${name}: memory grows, against ${REACH} MiB`,
    measured: `${grown.toFixed(0)} MiB, from ${before.toFixed(0)} MiB`,
    ratio: grown / REACH,
    reach: 1,
    failures: arrived === GIB ? 0 : 1,
  };
}

async function upload(url: string): Promise<number> {
  const { hostname, port, pathname, host } = new URL(`${url}/count`);
  const socket = net.connect(Number(port), hostname);
  socket.setEncoding('latin1').write(`POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${GIB}\r\n\r\n`);
  for (let sent = 0; sent < GIB; sent += CHUNK.length) if (!socket.write(CHUNK)) await once(socket, 'drain');
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return Number(/^HTTP\/1.1 200 .*\r\n\r\n(\d+)$/s.exec(String(answer))?.[1]);
}

async function download(url: string): Promise<number> {
  const response = await fetch(`${url}/bytes/${GIB}`);
  let arrived = 0;
  for await (const chunk of response.body ?? []) arrived += chunk.length;
  return arrived;
}
