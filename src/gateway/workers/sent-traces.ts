import type { RequestTrace } from '../trace/request-trace.ts';
import { traceOnWire } from '../trace/trace-wire.ts';
import type { ToPrimary } from './messages.ts';

/** So much of traces may be on its way to the primary, in characters: what comes faster than it is written is left out. */
export const MOST_OF_TRACES = 16 * 1024 * 1024;

/** A worker's way to have its traces written by the primary, which writes one after the other. */
export class SentTraces {
  readonly #send: (message: ToPrimary) => void;
  readonly #most: number;
  #onTheWay = 0;
  #leftOut = 0;

  constructor(send: (message: ToPrimary) => void, most: number) {
    this.#send = send;
    this.#most = most;
  }

  write(trace: RequestTrace): void {
    const text = traceOnWire(trace);
    // One alone may be longer.
    if (this.#onTheWay > 0 && this.#onTheWay + text.length > this.#most) {
      this.#leftOut += 1;
      return;
    }
    this.#onTheWay += text.length;
    this.#send({ kind: 'traced', trace: text });
  }

  /** So many characters are written. */
  taken(length: number): void {
    this.#onTheWay -= length;
    this.tellLeftOut();
  }

  tellLeftOut(): void {
    if (this.#leftOut === 0) return;
    const what = this.#leftOut === 1 ? 'A trace was' : `${this.#leftOut} traces were`;
    this.#leftOut = 0;
    this.#send({ kind: 'tell', line: `${what} left out: more came than could be written.` });
  }
}
