import type { BodySink } from '../backends/backend-response.ts';

/** In bytes: https://learn.microsoft.com/azure/api-management/forward-request-policy#attributes */
const PIECE = 8 * 1024;

/** Hands a body on in pieces of 8 KB or more, the last one excepted. */
export class Collecting implements BodySink {
  readonly #sink: BodySink;
  #held: Buffer[] = [];
  #length = 0;

  constructor(sink: BodySink) {
    this.#sink = sink;
  }

  write(chunk: Buffer): boolean {
    this.#held.push(chunk);
    this.#length += chunk.length;
    return this.#length < PIECE || this.#pass();
  }

  end(trailers: readonly string[]): void {
    if (this.#length > 0) this.#pass();
    this.#sink.end(trailers);
  }

  fail(error: Error): void {
    if (this.#length > 0) this.#pass();
    this.#sink.fail(error);
  }

  #pass(): boolean {
    const piece = Buffer.concat(this.#held);
    this.#held = [];
    this.#length = 0;
    return this.#sink.write(piece);
  }
}
