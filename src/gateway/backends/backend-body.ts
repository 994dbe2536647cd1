import type { Duplex } from 'node:stream';
import { type Body, tooLarge } from '../../http/message.ts';
import type { BackendResponse } from './backend-response.ts';

/** The body of a backend's answer: it streams on unless somebody reads it. */
export class BackendBody implements Body {
  readonly response: BackendResponse;
  /** Whether it goes to the caller in pieces of some size, and not as it comes. */
  readonly collects: boolean;
  isConsumed = false;
  #read: Buffer | undefined;
  #reading: Promise<Buffer> | undefined;

  constructor(response: BackendResponse, collects: boolean) {
    this.response = response;
    this.collects = collects;
  }

  /** Also where all has come before anybody asked. */
  get bytes(): Buffer | undefined {
    return this.#read ?? (this.#reading === undefined ? this.response.whole : undefined);
  }

  read(limit: number): Promise<Buffer> {
    this.#reading ??= this.#collect(limit);
    return this.#reading;
  }

  async readUpTo(limit: number): Promise<Buffer | undefined> {
    if (this.bytes !== undefined || this.#reading !== undefined) return upTo(limit, await this.read(limit));
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let length = 0;
      this.response.pipeTo({
        write: chunk => {
          length += chunk.length;
          chunks.push(chunk);
          if (length <= limit) return true;
          this.response.putBack(chunks.splice(0));
          resolve(undefined);
          return false;
        },
        end: trailers => {
          // With trailers it is more than its bytes, and streams on.
          if (length > limit || trailers.length > 0) {
            this.response.putBack(chunks);
            return resolve(undefined);
          }
          this.#read = Buffer.concat(chunks);
          this.#reading = Promise.resolve(this.#read);
          resolve(this.#read);
        },
        fail: reject,
      });
    });
  }

  drop(why: string): void {
    this.response.abort(new Error(why));
  }

  #collect(limit: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let length = 0;
      this.response.pipeTo({
        write: chunk => {
          length += chunk.length;
          if (length <= limit) chunks.push(chunk);
          else this.response.abort(tooLarge(limit));
          return true;
        },
        end: () => {
          this.#read = Buffer.concat(chunks);
          resolve(this.#read);
        },
        fail: reject,
      });
    });
  }
}

const upTo = (limit: number, bytes: Buffer): Buffer | undefined => (bytes.length > limit ? undefined : bytes);

/** The backend has switched protocols: what follows are its own bytes, and no body. */
export class UpgradedBody implements Body {
  readonly bytes = undefined;
  readonly socket: Duplex;
  isConsumed = false;
  readonly #response: BackendResponse;

  constructor(response: BackendResponse, socket: Duplex) {
    this.#response = response;
    this.socket = socket;
  }

  async read(): Promise<Buffer> {
    return Buffer.alloc(0);
  }

  drop(why: string): void {
    this.#response.abort(new Error(why));
  }
}

/** What a backend's answer carries. */
export const bodyOf = (response: BackendResponse, collects: boolean): BackendBody | UpgradedBody =>
  response.upgraded === undefined ? new BackendBody(response, collects) : new UpgradedBody(response, response.upgraded);
