import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { type Body, tooLarge } from '../../http/message.ts';
import { PolicyError } from '../../policy/policy-error.ts';
import { hungUp } from './abandonment.ts';

/** A body up to this length is read whole before it is sent on: it leaves in one write, and can be sent again. In bytes. */
const SMALL = 64 * 1024;

/** Undefined where the request has none: RFC 9112, section 6.3. */
export function callerBody(incoming: IncomingMessage): CallerBody | undefined {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  if (encoding !== undefined) return new CallerBody(incoming, false);
  return length === undefined || length === '0' ? undefined : new CallerBody(incoming, Number(length) <= SMALL);
}

/** The body of a caller's request, of which nothing is asked for before somebody wants it. */
export class CallerBody implements Body {
  bytes: Buffer | undefined;
  isConsumed = false;
  readonly #incoming: IncomingMessage;
  readonly #isSmall: boolean;
  #reading: Promise<Buffer> | undefined;
  #isStreamed = false;

  constructor(incoming: IncomingMessage, isSmall: boolean) {
    this.#incoming = incoming;
    this.#isSmall = isSmall;
  }

  read(limit: number): Promise<Buffer> {
    if (this.#isStreamed) throw consumed();
    this.#reading ??= this.#collect(limit);
    return this.#reading;
  }

  /** What is sent to a backend: a small body, or one that was read, can be sent again. Rejects with CallerGone. */
  sendable(): Promise<Buffer> | Readable {
    if (this.#isSmall || this.#reading !== undefined) return this.read(Number.POSITIVE_INFINITY);
    if (this.#isStreamed) throw consumed();
    this.#isStreamed = true;
    return guarded(this.#incoming);
  }

  drop(): void {
    this.#incoming.resume();
  }

  #collect(limit: number): Promise<Buffer> {
    const incoming = this.#incoming;
    return new Promise((resolve, reject) => {
      if (incoming.destroyed) return reject(hungUp());
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on('data', chunk => {
        length += chunk.length;
        if (length <= limit) chunks.push(chunk);
        else reject(tooLarge(limit));
      });
      incoming.on('end', () => {
        this.bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
        resolve(this.bytes);
      });
      incoming.on('error', () => reject(hungUp()));
    });
  }
}

const consumed = (): PolicyError =>
  new PolicyError({
    source: 'forward-request',
    reason: 'RequestBodyConsumed',
    message: `The request body was streamed to a backend and cannot be sent again: only bodies of up to ${SMALL} bytes can.`,
    responseIsSet: false,
  });

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
