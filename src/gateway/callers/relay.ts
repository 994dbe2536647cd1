import type { Duplex } from 'node:stream';
import { notTaken } from './abandonment.ts';
import type { Sent } from './sent.ts';
import { Untaken } from './untaken.ts';

/** So long a peer that was told of the end has to end its side, in milliseconds. */
export const LINGER = 1000;

/**
 * Ends a connection once all that was written is sent. It is read on meanwhile: to close one that holds unread bytes is
 * to reset it, and then the peer may lose what was sent last.
 */
export function endSoon(socket: Duplex): void {
  socket.once('finish', () => {
    const timer = setTimeout(() => socket.destroy(), LINGER);
    socket.once('close', () => clearTimeout(timer));
  });
  socket.end();
  socket.resume();
}

/**
 * Joins two connections until both are closed; the end of one is the end of the other. They may be silent for any time:
 * whether the other end is alive WebSockets ask by pings of their own (RFC 6455, section 5.5.2). But a side that does not
 * take what the other sent is waited for so many milliseconds as `patience` says. Never rejects.
 */
export function relay(caller: Duplex, backend: Duplex, patience: number): Promise<Sent> {
  return new Promise(resolve => {
    let bytes = 0;
    let error: Error | undefined;
    backend.on('data', chunk => {
      bytes += chunk.length;
    });
    backend.on('error', cause => {
      if (!backend.readableEnded && !caller.readableEnded && !caller.destroyed) error = cause;
    });
    const closed = () => {
      if (caller.closed && backend.closed) resolve({ bytes, error });
    };
    const toCaller = new Untaken(patience, () => {
      error = notTaken(patience);
      caller.destroy();
    });
    pour(caller, backend, new Untaken(patience, () => backend.destroy()), closed);
    pour(backend, caller, toCaller, closed);
  });
}

/** Hands on what comes from one side, no faster than the other takes it. */
function pour(from: Duplex, to: Duplex, untaken: Untaken, onClose: () => void): void {
  from.on('data', chunk => {
    if (!to.writable || to.write(chunk)) return;
    from.pause();
    untaken.wait();
  });
  to.on('drain', () => {
    untaken.taken();
    from.resume();
  });
  from.on('end', () => {
    untaken.wait();
    endSoon(to);
  });
  to.once('finish', () => untaken.stop());
  to.once('close', () => untaken.stop());
  const close = () => {
    if (!from.readableEnded) to.destroy();
    onClose();
  };
  if (from.closed) close();
  else from.once('close', close);
  from.resume();
}
