import { constants, openSync } from 'node:fs';
import { connect, Socket } from 'node:net';

/** What libuv says of a pipe to be written to, once it is told of it though it is not to be read. */
const NO_READER = 'EBADF';

/**
 * Calls `onGone` when nobody has the other end of the pipe that standard output is, which no writing of nothing tells.
 * Only on Linux: there the kernel tells it of an end that one waits to read, and /proc opens an end of one's own, so that
 * standard output stays as it is. Node's pipes wait for no end that is to be written to; its TCP handles wait for any.
 * Answers what ends the waiting.
 */
export function whenNobodyReads(onGone) {
  const Handle = process.platform === 'linux' ? tcpHandle() : undefined;
  const end = Handle === undefined ? {} : ownEnd();
  if (end.hasNoReader) setImmediate(onGone);
  if (end.fd === undefined) return () => undefined;
  const handle = new Handle(0);
  // Another Node may refuse: then the pipe is noticed to be gone when something is written.
  if (handle.open(end.fd) !== 0) return () => undefined;
  const socket = new Socket({ handle, readable: true, writable: false }).unref();
  socket.on('error', ({ code }) => code === NO_READER && onGone());
  socket.resume();
  return () => socket.destroy();
}

function ownEnd() {
  try {
    return { fd: openSync('/proc/self/fd/1', constants.O_WRONLY | constants.O_NONBLOCK) };
  } catch ({ code }) {
    // Of a pipe with a name it is told at once, and another user's cannot be opened: `sudo -u nobody apim serve | cat`.
    return { hasNoReader: code === 'ENXIO' };
  }
}

/** Of a socket that looks a name up for ever, and so connects to nothing. */
function tcpHandle() {
  const socket = connect({ host: 'nowhere', port: 1, lookup: () => undefined });
  const Handle = socket._handle?.constructor;
  socket.destroy();
  return typeof Handle?.prototype.open === 'function' ? Handle : undefined;
}
