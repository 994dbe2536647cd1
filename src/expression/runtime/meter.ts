import { DEPTH_LIMIT, type Limits } from './limits.ts';

/** The expression was stopped: it never ended, or grew without end. Not a .NET exception: no catch clause sees it. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  /** What another limit would let it go on; undefined where none would. */
  readonly limit: 'time' | 'size' | undefined;

  constructor(message: string, limit?: LimitError['limit'], options?: ErrorOptions) {
    super(message, options);
    this.limit = limit;
  }
}

/** How much may be done between two looks at the clock, in steps of an expression that has built little. */
const PACE = 4096;
const SHORT = 1024;
/** As many characters are gone through in the time of a step. */
const LENGTH_OF_STEP = 64;
/** Each of these that were built makes a step as much longer: what it calls may go through all of them. */
const LENGTH_OF_PACE = 1024;
/** What is going to take so long that the clock is looked at before. */
const LONG = 256 * 1024;
/** A comparison takes no longer than that part of a step. */
const SHARE_OF_COMPARISON = 0.25;
const LENGTH_OF_ELEMENT = 4;
/** V8 puts two texts together without copying them; whoever reads the result has it copied. */
const SHARE_OF_ROPE = 8;

/** What one evaluation may still spend. Once it is spent it stays so: nothing of the expression runs on. */
export class Meter {
  readonly #limits: Limits;
  #steps: number;
  #size: number;
  #depth = DEPTH_LIMIT;
  /** Until the clock is looked at again. */
  #pace = PACE;
  /** What a call takes of that. */
  #weight = 1;
  /** The length of the longest text that was not built. */
  #met = SHORT;
  #deadline: number | undefined;
  #stopped: LimitError | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#steps = limits.steps;
    this.#size = limits.size;
  }

  /** To be called once a statement, a turn of a loop, a call of a lambda, an element of a sequence. */
  step(): void {
    this.#steps -= 1;
    this.#pace -= this.#weight;
    if (this.#pace <= 0 || this.#steps <= 0) this.#look();
  }

  /** To be called around each member of the library, which may go through all that there is. */
  call(): void {
    this.#pace -= this.#weight;
    if (this.#pace <= 0) this.#look();
  }

  /** To be called with the length of what is about to be gone through. */
  work(length: number): void {
    if (length <= SHORT) return;
    this.#steps -= length / LENGTH_OF_STEP;
    this.#pace -= length / LENGTH_OF_STEP;
    if (this.#pace <= 0 || this.#steps <= 0 || length >= LONG) this.#look();
  }

  /** The clock is looked at seldom, and never by an expression of few steps. */
  #look(): void {
    if (this.#stopped !== undefined) throw this.#stopped;
    const now = performance.now();
    this.#deadline ??= now + this.#limits.milliseconds;
    this.#pace = PACE;
    if (this.#steps <= 0 || now > this.#deadline) this.#stop(new LimitError(endless(this.#limits), 'time'));
  }

  /** To be called with the length of what is about to be built. */
  grow(length: number): void {
    this.#size -= length;
    if (this.#size < 0) this.#stop(new LimitError(TOO_LARGE, 'size'));
    this.#weigh();
    if (length >= LONG) this.#look();
  }

  /** To be called with a text that was there before the expression ran; short ones are not worth it. */
  met({ length }: string): void {
    if (length <= this.#met) return;
    this.#met = length;
    this.#weigh();
  }

  #weigh(): void {
    this.#weight = 1 + (this.#limits.size - this.#size + this.#met) / LENGTH_OF_PACE;
  }

  /** What may still be built. */
  get room(): number {
    return this.#size;
  }

  /** To be called with a text that was built and the room that there was before; short ones are not worth counting. */
  built({ length }: string, before: number): void {
    if (length <= SHORT) return;
    const charged = before - this.#size;
    if (charged < length) this.grow(length - charged);
  }

  /** To be called with the length of what a call is about to go through and what it is about to build; little is free. */
  spend(work: number, size: number): void {
    if (size > SHORT) this.grow(size);
    this.work(work);
  }

  /** To be called before two values are compared, one of many comparisons of a call. */
  compare(one: unknown, other: unknown): void {
    this.#steps -= SHARE_OF_COMPARISON;
    this.#pace -= SHARE_OF_COMPARISON;
    if (this.#pace <= 0 || this.#steps <= 0) this.#look();
    if (typeof one === 'string' && typeof other === 'string') this.work(Math.min(one.length, other.length));
  }

  /** To be called with the length of an array that was made. */
  listed(length: number): void {
    if (length > SHORT) this.grow(length * LENGTH_OF_ELEMENT);
  }

  /** To be called with a text that was put together of others, the longest of which has that length. */
  joined({ length }: string, longest: number): void {
    if (length > SHORT) this.grow(length - longest + length / SHARE_OF_ROPE);
  }

  /** To be called around each call of a function of the expression's own. */
  enter(): void {
    this.#depth -= 1;
    if (this.#depth < 0)
      this.#stop(
        new LimitError(
          `The expression was stopped: its functions call each other more than ${DEPTH_LIMIT} deep.`,
          undefined,
        ),
      );
  }

  leave(): void {
    this.#depth += 1;
  }

  /** For what JavaScript itself stopped. */
  stopFor(cause: RangeError): never {
    return this.#stop(
      new LimitError('The expression was stopped: it nests too deep or builds too long a text.', undefined, { cause }),
    );
  }

  /** From now on each of the calls above throws what the first threw. */
  #stop(error: LimitError): never {
    this.#stopped ??= error;
    this.#steps = 0;
    this.#pace = 0;
    this.#size = Number.NEGATIVE_INFINITY;
    this.#depth = Number.NEGATIVE_INFINITY;
    throw this.#stopped;
  }
}

const endless = ({ steps, milliseconds }: Limits): string =>
  `The expression was stopped: it seems never to end. An expression may take ${stepsText(steps)} and ${timeText(milliseconds)}.`;

const TOO_LARGE = 'The expression was stopped: it built too much text or too many elements.';

const MILLION = 1_000_000;

const stepsText = (steps: number): string =>
  steps % MILLION === 0 ? `${steps / MILLION} million steps` : `${steps.toLocaleString('en-US')} steps`;

const timeText = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} seconds`;
