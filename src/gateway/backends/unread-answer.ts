import type { Socket } from 'node:net';
import { wasClosed } from './was-closed.ts';

/** So long an answer may take to be read once nothing can be written any more, in milliseconds. */
const LINGER = 1000;

type Done = (error?: Error | null) => void;

/**
 * A backend may answer before it has read a whole body, and close the connection: then writing fails, and Node would
 * throw away what has come and is not read yet. So a failure to write is kept back until all has been read: the answer
 * is the caller's (RFC 9112, section 9.5).
 */
export function readBeforeFailing(socket: Socket): void {
  const write = socket._write.bind(socket);
  const writev = socket._writev?.bind(socket);
  socket._write = (chunk, encoding, done) => write(chunk, encoding, patient(socket, done));
  if (writev !== undefined) socket._writev = (chunks, done) => writev(chunks, patient(socket, done));
}

const patient =
  (socket: Socket, done: Done): Done =>
  error => {
    if (!wasClosed(error)) return done(error);
    const timer = setTimeout(done, LINGER, error);
    socket.once('close', () => clearTimeout(timer));
  };
