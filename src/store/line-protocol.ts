import { connect, type Socket } from 'node:net';

const MAX_LINE = 1024 * 1024;

/** No answer came in time. */
export class LateAnswer extends Error {}

/** Sends a line to a port of this machine and answers the line that comes back. Rejects also when the other side hangs up. */
export function ask(port: number, line: string, timeout: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new LateAnswer()), timeout);
    socket.once('close', () => clearTimeout(timer));
    socket.once('error', reject);
    readLine(socket).then(resolve, reject);
    socket.write(`${line}\n`);
  }).finally(() => socket.destroy());
}

/** The first line that comes in. Rejects with a system error if the connection ends before, or the line is too long. */
export function readLine(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    socket.on('data', function take(chunk: Buffer) {
      const end = chunk.indexOf('\n');
      chunks.push(end === -1 ? chunk : chunk.subarray(0, end));
      length += chunk.length;
      if (end === -1 && length <= MAX_LINE) return;
      // Whatever else comes in is thrown away, since a stream goes on to flow without a listener.
      socket.off('data', take);
      if (end === -1) reject(connectionError('EMSGSIZE'));
      else resolve(Buffer.concat(chunks).toString());
    });
    socket.once('error', reject);
    socket.once('close', () => reject(connectionError('ECONNRESET')));
    socket.once('end', () => reject(connectionError('ECONNRESET')));
  });
}

const connectionError = (code: string): Error => Object.assign(new Error(`The connection failed: ${code}`), { code });
