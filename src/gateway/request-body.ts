import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { PolicyError } from '../policy/policy-error.ts';
import { hungUp } from './abandonment.ts';

/** A body up to this length is read whole before it is sent on: it leaves in one write, and can be sent again. In bytes. */
const SMALL = 64 * 1024;

/** Null where there is none; a promise for a small one, which rejects with CallerGone. */
export type RequestBody = Promise<Buffer> | Readable | null;

/** The body of a caller's request. `previous` is what an earlier call answered for the same request. */
export function requestBody(incoming: IncomingMessage, previous: RequestBody | undefined): RequestBody {
  if (previous === undefined) return firstTime(incoming);
  if (previous === null || previous instanceof Promise) return previous;
  throw new PolicyError({
    source: 'forward-request',
    reason: 'RequestBodyConsumed',
    message: `The request body was streamed to a backend and cannot be sent again: only bodies of up to ${SMALL} bytes can.`,
    responseIsSet: false,
  });
}

function firstTime(incoming: IncomingMessage): RequestBody {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  if (encoding !== undefined) return guarded(incoming);
  if (length === undefined || length === '0') return null;
  return Number(length) <= SMALL ? collect(incoming) : guarded(incoming);
}

function collect(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (incoming.destroyed) return reject(hungUp());
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    incoming.on('error', () => reject(hungUp()));
  });
}

/**
 * undici destroys the body of a request that fails, and to destroy an incoming message is to cut the caller off, who is
 * owed a reply. So the body goes through a stream of its own, and what nobody wants any more is read and dropped.
 */
function guarded(incoming: IncomingMessage): Readable {
  const body = incoming.pipe(new PassThrough());
  body.on('close', () => incoming.resume());
  // undici hears of its end, until it has given the request up; then without a listener it would end the process.
  body.on('error', () => undefined);
  if (incoming.destroyed) body.destroy(hungUp());
  incoming.on('error', () => body.destroy(hungUp()));
  return body;
}
