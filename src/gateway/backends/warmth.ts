/** So long after its last use a connection is warm at most, in milliseconds. */
const MOST = 1000;

/** So long it is remembered that a backend closed a connection sooner, in milliseconds. */
const MEMORY = 10_000;

/**
 * How long after its last use a connection may carry what must not be lost. A backend that was seen to close one without
 * a word will do so again: then no longer than half that time. All times are those of `performance.now()`.
 */
export class Warmth {
  #limit = MOST;
  #until = 0;

  isWarm(idleSince: number, now: number): boolean {
    return now - idleSince < this.#limitAt(now);
  }

  /** The backend closed a connection that had not been used since. */
  closed(idleSince: number, now: number): void {
    this.#limit = Math.min(this.#limitAt(now), (now - idleSince) / 2);
    this.#until = now + MEMORY;
  }

  #limitAt(now: number): number {
    return now < this.#until ? this.#limit : MOST;
  }
}
