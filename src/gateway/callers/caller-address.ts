import type { IncomingMessage } from 'node:http';

/** Without the prefix that a dual-stack listener puts before IPv4; empty once the connection is gone. */
export function callerAddress({ socket }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  return address.startsWith(MAPPED) ? address.slice(MAPPED.length) : address;
}

const MAPPED = '::ffff:';
