/** Nobody waits for the rest of an answer. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
  readonly code = 'CALLER_GONE';
}

/** The caller hung up before the answer was whole. */
export const hungUp = (): CallerGone => new CallerGone('The caller closed the connection before the answer was whole.');

/** The caller keeps its connection, and takes nothing or next to nothing from it; `patience` is in milliseconds. */
export const notTaken = (patience: number): CallerGone =>
  new CallerGone(`The caller did not take what was sent to it within ${patience / 1000} s.`);

/** Something that is done for a caller. */
export interface Work {
  abort(reason: Error): void;
}

/** Ends what is done for a caller, once, when nobody waits for the result any more. */
export class Abandonment {
  #reason: Error | undefined;
  #work: Work | undefined;
  #controller: AbortController | undefined;

  abandon(reason: Error): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#work?.abort(reason);
    this.#controller?.abort(reason);
  }

  /** Aborts when nobody waits any more; made at first use. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Takes the place of earlier work; is ended at once where nobody waits already. */
  cover(work: Work): void {
    this.#work = work;
    if (this.#reason !== undefined) work.abort(this.#reason);
  }
}
