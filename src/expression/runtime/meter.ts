/** The expression was stopped: it never ended, or grew without end. Not a .NET exception: no catch clause sees it. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

export const STEP_LIMIT = 10_000_000;
/** UTF-16 units of all texts that one evaluation builds, and elements of all its arrays. */
export const SIZE_LIMIT = 256 * 1024 * 1024;
export const DEPTH_LIMIT = 400;

/** What one evaluation may still spend. */
export class Meter {
  #steps = STEP_LIMIT;
  #size = SIZE_LIMIT;
  #depth = DEPTH_LIMIT;

  /** To be called once a statement, a turn of a loop, a call of a lambda, an element of a sequence. */
  step(): void {
    this.#steps -= 1;
    if (this.#steps < 0)
      throw new LimitError(
        `The expression was stopped after ${STEP_LIMIT.toLocaleString('en')} steps: it seems never to end.`,
      );
  }

  /** To be called with the length of what is about to be built. */
  grow(length: number): void {
    this.#size -= length;
    if (this.#size < 0)
      throw new LimitError('The expression was stopped: it built too much text or too many elements.');
  }

  /** To be called around each call of a function of the expression's own. */
  enter(): void {
    this.#depth -= 1;
    if (this.#depth < 0)
      throw new LimitError(`The expression was stopped: its functions call each other more than ${DEPTH_LIMIT} deep.`);
  }

  leave(): void {
    this.#depth += 1;
  }
}
