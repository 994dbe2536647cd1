/** The caller hung up before the answer was whole. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
  readonly code = 'CALLER_GONE';

  constructor() {
    super('The caller closed the connection before the answer was whole.');
  }
}

/** Tells whoever works for a caller, once, that nobody waits for the result any more. */
export class Abandonment {
  #reason: Error | undefined;
  #listener: ((reason: Error) => void) | undefined;

  abandon(reason: Error): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#listener?.(reason);
  }

  /** Takes the place of an earlier listener; is told at once where it has happened already. */
  listen(listener: (reason: Error) => void): void {
    this.#listener = listener;
    if (this.#reason !== undefined) listener(this.#reason);
  }
}
