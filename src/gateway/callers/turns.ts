import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So many requests of one connection may wait, and so many bytes may come while one does; then no more is read. */
const MOST_WAITING = 2048;
const MOST_BYTES = 1024 * 1024;

/** The answers of one connection. */
interface Line {
  /** To the request that is served, or was last. */
  current: ServerResponse;
  /** To the request that came last. */
  newest: ServerResponse;
  waiting: number;
  /** How much had come when the first of those that wait did. */
  bytes: number;
  isStopped: boolean;
}

/**
 * Serves the requests of a connection one after the other, whatever it sends at once: then a GET does not overtake the
 * POST before it (RFC 9112, section 9.3.2), a caller takes one connection of a backend at a time, and what waits ends with
 * the connection. Node tells an answer of its connection's end only when it is that answer's turn.
 */
export class Turns {
  readonly #handle: RequestListener;
  readonly #lines = new WeakMap<Socket, Line>();
  /** For the end of what a caller sends: one function for all connections. */
  readonly hangUp: (this: Socket) => void;

  constructor(handle: RequestListener) {
    this.#handle = handle;
    const lines = this.#lines;
    // Node ends its side too, so what is left of an answer that has not ended can never be sent.
    this.hangUp = function hangUp(this: Socket) {
      if (lines.get(this)?.current.writableEnded === false) this.destroy();
    };
  }

  /** The newest answer of a connection; the earlier ones are sent before it. */
  newest(socket: Socket): ServerResponse | undefined {
    return this.#lines.get(socket)?.newest;
  }

  /** Whether an answer is still to be sent. */
  isBusy(socket: Socket): boolean {
    return this.newest(socket)?.destroyed === false;
  }

  take(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { socket } = incoming;
    const line = this.#lines.get(socket);
    if (line === undefined) {
      this.#lines.set(socket, { current: outgoing, newest: outgoing, waiting: 0, bytes: 0, isStopped: false });
      this.#handle(incoming, outgoing);
    } else if (line.newest.destroyed) {
      line.newest = outgoing;
      this.#begin(line, incoming, outgoing);
    } else {
      this.#wait(line, incoming, outgoing);
    }
  }

  #wait(line: Line, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { socket } = incoming;
    if (line.waiting === 0) line.bytes = socket.bytesRead;
    line.waiting += 1;
    line.newest.once('close', () => {
      line.waiting -= 1;
      if (!isFull(line, socket)) readAgain(line, socket);
      // Else nobody waits for the answer, nor for those behind it.
      if (socket.writable) this.#begin(line, incoming, outgoing);
    });
    line.newest = outgoing;
    if (isFull(line, socket)) stopReading(line, socket);
  }

  #begin(line: Line, incoming: IncomingMessage, outgoing: ServerResponse): void {
    line.current = outgoing;
    this.#handle(incoming, outgoing);
  }
}

const isFull = ({ waiting, bytes }: Line, socket: Socket): boolean =>
  waiting > 0 && (waiting >= MOST_WAITING || socket.bytesRead - bytes >= MOST_BYTES);

function stopReading(line: Line, socket: Socket): void {
  if (line.isStopped) return;
  line.isStopped = true;
  socket.pause();
  // Whoever reads the body of a request has the connection read on.
  socket.on('resume', stop);
}

function readAgain(line: Line, socket: Socket): void {
  if (!line.isStopped) return;
  line.isStopped = false;
  socket.off('resume', stop);
  socket.resume();
}

function stop(this: Socket): void {
  this.pause();
}
