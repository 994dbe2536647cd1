import type { ServerResponse } from 'node:http';

/**
 * Ends an answer, with its last bytes where there are any. A caller that still sends its body is listened to before its
 * connection is closed: to close one that holds unread bytes is to reset it, and then the caller may lose the answer
 * (RFC 9112, section 9.6).
 */
export function endAnswer(outgoing: ServerResponse, last: Buffer | undefined): void {
  const { req: incoming, shouldKeepAlive } = outgoing;
  if (shouldKeepAlive || incoming.complete || incoming.destroyed) {
    if (last === undefined) outgoing.end();
    else outgoing.end(last);
    return;
  }
  if (last !== undefined) outgoing.write(last);
  incoming.once('close', () => outgoing.end());
  incoming.unpipe().resume();
}
