import type { TestContext } from 'node:test';
import { type RawBackend, startRawBackend } from './raw-backend.ts';

export interface Recorder extends RawBackend {
  /** All bytes that came since this was last called, over all connections. */
  taken(): string;
}

/** A backend that writes down what it reads, byte by byte, and answers each whole request with 200 and `ok`. */
export async function startRecorder(t: TestContext): Promise<Recorder> {
  let bytes = '';
  const backend = await startRawBackend(t, socket => {
    let pending = '';
    socket.on('data', chunk => {
      bytes += chunk.toString('latin1');
      pending += chunk.toString('latin1');
      for (let end = endOfRequest(pending); end >= 0; end = endOfRequest(pending)) {
        pending = pending.slice(end);
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      }
    });
  });
  return {
    ...backend,
    taken: () => {
      const taken = bytes;
      bytes = '';
      return taken;
    },
  };
}

/** Where the first request ends; below 0 where it has not ended. */
function endOfRequest(text: string): number {
  const body = text.indexOf('\r\n\r\n') + 4;
  if (body < 4) return -1;
  const head = text.slice(0, body).toLowerCase();
  if (head.includes('transfer-encoding: chunked')) {
    const last = text.indexOf('0\r\n\r\n', body);
    return last < 0 ? -1 : last + 5;
  }
  const end = body + Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
  return end > text.length ? -1 : end;
}
