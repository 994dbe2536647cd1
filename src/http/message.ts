import type { RawHeaders } from './headers.ts';

/**
 * What a message carries behind its headers. Nothing of it is read until somebody who was told to asks for it: what nobody
 * reads streams from one connection to the other.
 */
export interface Body {
  /** All of it, once it was read or where it was made here; undefined while it streams. */
  readonly bytes: Buffer | undefined;
  /** Whether an expression has read it without keeping it: then the message goes on without one. */
  isConsumed: boolean;
  /**
   * All of it, kept for all who ask. Rejects with BodyTooLarge where there are more than `limit` bytes, and with the
   * connection's error where it breaks off.
   */
  read(limit: number): Promise<Buffer>;
  /**
   * As `read`, but undefined where there are more bytes than that: then it streams on as if nobody had looked. Absent: it
   * cannot be looked at in this way.
   */
  readUpTo?(limit: number): Promise<Buffer | undefined>;
  /** Nobody wants it any more: a connection that it holds is let go. */
  drop(why: string): void;
}

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

export const tooLarge = (limit: number): BodyTooLarge =>
  new BodyTooLarge(`The body is larger than ${limit} bytes, which is the most that a policy may read.`);

/** A body that was made here. */
export class HeldBody implements Body {
  readonly bytes: Buffer;
  isConsumed = false;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  async read(limit: number): Promise<Buffer> {
    if (this.bytes.length > limit) throw tooLarge(limit);
    return this.bytes;
  }

  async readUpTo(limit: number): Promise<Buffer | undefined> {
    return this.bytes.length > limit ? undefined : this.bytes;
  }

  drop(): void {
    // Nothing is held open for it.
  }
}

/** A request on its way to a backend. Headers are replaced, never changed: another value is another array. */
export interface RequestMessage {
  method: string;
  /** What follows the API's suffix: empty, or it begins with a slash; to be appended to the backend's URL. */
  path: string;
  /** Empty, or it begins with a question mark. */
  query: string;
  headers: RawHeaders;
  /** Undefined where it has none: RFC 9112, section 6.3. */
  body: Body | undefined;
}

/** An answer on its way to the caller. Headers are replaced, never changed. */
export interface ResponseMessage {
  statusCode: number;
  /** Empty: what is usual for the status. */
  statusText: string;
  headers: RawHeaders;
  body: Body;
}

/** What the caller gets when nothing answered: Azure says 200 and nothing else. */
export const emptyResponse = (): ResponseMessage => heldResponse(200, 'OK', [], Buffer.alloc(0));

/** Its length is told where it is written. */
export const heldResponse = (
  statusCode: number,
  statusText: string,
  headers: RawHeaders,
  bytes: Buffer,
): ResponseMessage => ({ statusCode, statusText, headers, body: new HeldBody(bytes) });
