import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Tells a caller that waits with its body (RFC 9110, section 10.1.1) to send it once somebody reads it. One that is answered
 * before that is told that the connection ends: nobody can know whether the body will still come.
 */
export function continueWhenRead(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { shouldKeepAlive } = outgoing;
  outgoing.shouldKeepAlive = false;
  incoming.once('resume', () => {
    // Node itself reads what is left of a request that is answered.
    if (outgoing.headersSent || outgoing.destroyed) return;
    outgoing.shouldKeepAlive = shouldKeepAlive;
    outgoing.writeContinue();
  });
}
