import type { Socket } from 'node:net';
import { holdBody } from './undici.ts';

/**
 * Keeps the body of a request here until its backend says `100 Continue`, or answers: RFC 9110, section 10.1.1. The time in
 * which it has to is counted from when the head was sent.
 */
export class BodyGate {
  readonly #milliseconds: number;
  readonly #onLate: () => void;
  #release: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, onLate: () => void) {
    this.#milliseconds = milliseconds;
    this.#onLate = onLate;
  }

  /** Before anything of the request is written. */
  close(socket: Socket): void {
    this.#release = holdBody(socket, () => {
      this.#timer = setTimeout(this.#onLate, this.#milliseconds);
    });
  }

  /** What was kept goes on, and nothing more is kept. */
  open(): void {
    clearTimeout(this.#timer);
    this.#release?.();
    this.#release = undefined;
  }
}
