/** The expression was stopped: it never ended, or grew without end. Not a .NET exception: no catch clause sees it. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

export const STEP_LIMIT = 10_000_000;
/** Since a step may cost much, such as a document parsed: seconds, counted from the first look at the clock. */
export const SECONDS_LIMIT = 5;
const STEPS_BETWEEN_LOOKS = 4096;
const SHORT = 1024;
/** UTF-16 units of all texts that one evaluation builds, and elements of all its arrays. */
export const SIZE_LIMIT = 256 * 1024 * 1024;
export const DEPTH_LIMIT = 400;

/** What one evaluation may still spend. */
export class Meter {
  #steps = STEP_LIMIT;
  #size = SIZE_LIMIT;
  #depth = DEPTH_LIMIT;
  #deadline: number | undefined;

  /** To be called once a statement, a turn of a loop, a call of a lambda, an element of a sequence. */
  step(): void {
    this.#steps -= 1;
    if (this.#steps % STEPS_BETWEEN_LOOKS === 0) this.#look();
  }

  /** The clock is looked at seldom, and never by an expression of few steps. */
  #look(): void {
    const now = performance.now();
    this.#deadline ??= now + SECONDS_LIMIT * 1000;
    if (this.#steps <= 0 || now > this.#deadline)
      throw new LimitError(
        `The expression was stopped: it seems never to end. An expression may take ${STEP_LIMIT / 1_000_000} million steps and ${SECONDS_LIMIT} seconds.`,
      );
  }

  /** To be called with the length of what is about to be built. */
  grow(length: number): void {
    this.#size -= length;
    if (this.#size < 0)
      throw new LimitError('The expression was stopped: it built too much text or too many elements.');
  }

  /** To be called with a text that was built; short ones are not worth counting. */
  built({ length }: string): void {
    if (length > SHORT) this.grow(length);
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
