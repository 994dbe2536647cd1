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

/** Kept on the socket: what a WeakMap holds outlives the collections of young garbage, and each connection would with it. */
const LINE = Symbol('line');

declare module 'node:net' {
  interface Socket {
    [LINE]?: Line;
  }
}

/**
 * Serves the requests of a connection one after the other, whatever it sends at once: then a GET does not overtake the
 * POST before it (RFC 9112, section 9.3.2), a caller takes one connection of a backend at a time, and what waits ends with
 * the connection. Node tells an answer of its connection's end only when it is that answer's turn.
 */
export class Turns {
  readonly #handle: RequestListener;

  constructor(handle: RequestListener) {
    this.#handle = handle;
  }

  /** The newest answer of a connection; the earlier ones are sent before it. */
  newest(socket: Socket): ServerResponse | undefined {
    return socket[LINE]?.newest;
  }

  /** Whether an answer is still to be sent. */
  isBusy(socket: Socket): boolean {
    return this.newest(socket)?.destroyed === false;
  }

  take(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { socket } = incoming;
    const line = socket[LINE];
    if (line === undefined) {
      socket[LINE] = { current: outgoing, newest: outgoing, waiting: 0, bytes: 0, isStopped: false };
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

/** At the end of what a caller sends. Node ends its side too, so what is left of an answer that has not ended can never be sent. */
export function hangUp(this: Socket): void {
  if (this[LINE]?.current.writableEnded === false) this.destroy();
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
