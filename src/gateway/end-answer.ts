import type { IncomingMessage, ServerResponse } from 'node:http';
import { LINGER } from './relay.ts';

/**
 * Ends an answer, with its last bytes where there are any. A caller that still sends its body is listened to for a while
 * before its connection is closed: to close one that holds unread bytes is to reset it, and then the caller may lose the
 * answer (RFC 9112, section 9.6).
 */
export function endAnswer(outgoing: ServerResponse, last: Buffer | undefined): void {
  const { req: incoming, shouldKeepAlive } = outgoing;
  if (shouldKeepAlive || incoming.complete || incoming.destroyed || waitsToBeAsked(incoming)) {
    if (last === undefined) outgoing.end();
    else outgoing.end(last);
    return;
  }
  if (last !== undefined) outgoing.write(last);
  const timer = setTimeout(() => outgoing.end(), LINGER);
  incoming.once('close', () => {
    clearTimeout(timer);
    outgoing.end();
  });
  incoming.resume();
}

/** With its body, which nobody has read so far: RFC 9110, section 10.1.1. */
const waitsToBeAsked = ({ headers, readableFlowing }: IncomingMessage): boolean =>
  headers.expect !== undefined && readableFlowing === null;
