import { once } from 'node:events';
import http from 'node:http';
import type { Socket } from 'node:net';
import { someContent } from './call.ts';
import type { Rig } from './rig.ts';
import type { Scenario } from './scenario.ts';

const MESSAGES = 5;
const LONGEST_MESSAGE = 100_000;
const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-key': 'c29hayBzb2FrIHNvYWsgIQ==',
  'sec-websocket-version': '13',
};

/** The backend sends back what it gets; the caller ends politely or not. */
export const webSockets: Scenario = {
  name: 'WebSockets',
  width: 2,
  pause: 100,
  go: async (rig, random) => {
    const socket = await handshake(rig);
    for (let message = 0; message < MESSAGES; message += 1) {
      const { bytes } = someContent(random, LONGEST_MESSAGE);
      socket.write(bytes);
      if (!(await take(socket, bytes.length)).equals(bytes)) throw new Error('What came back is not what was sent.');
    }
    const closed = once(socket, 'close');
    if (random.below(2) === 0) socket.end().resume();
    else socket.destroy();
    await closed;
  },
};

function handshake({ gateway, steady }: Rig): Promise<Socket> {
  const request = http.get(`${gateway.url}/steady/socket`, { headers: HANDSHAKE, agent: false });
  return new Promise((resolve, reject) => {
    request.on('error', reject).on('response', ({ statusCode }) => {
      request.destroy();
      reject(new Error(`Status ${statusCode} instead of 101.`));
    });
    request.on('upgrade', ({ headers, socket }) => {
      if (headers['x-client'] === steady.thumbprint) resolve(socket);
      else reject(new Error(`The backend saw ${headers['x-client']}, not ${steady.thumbprint}.`));
    });
  });
}

async function take(socket: Socket, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let left = length; left > 0; ) {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) await once(socket, 'readable');
    else chunks.push(chunk);
    left -= chunk?.length ?? 0;
    if (socket.readableEnded) throw new Error(`${left} bytes of ${length} did not come.`);
  }
  return Buffer.concat(chunks);
}
