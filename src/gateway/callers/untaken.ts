/**
 * Ends what is not taken for so long that nobody may be there to take it. It is looked at from the time when the other end
 * could take no more until all was taken, so that a byte now and then does not keep it.
 */
export class Untaken {
  readonly #patience: number;
  readonly #end: () => void;
  #timer: NodeJS.Timeout | undefined;
  #waits = false;
  #isOver = false;

  /** `patience` is in milliseconds. */
  constructor(patience: number, end: () => void) {
    this.#patience = patience;
    this.#end = end;
  }

  /** Something waits to be taken. */
  wait(): void {
    if (this.#waits || this.#isOver) return;
    this.#waits = true;
    if (this.#timer === undefined) this.#timer = setTimeout(this.#look, this.#patience);
    else this.#timer.refresh();
  }

  /** All was taken. */
  taken(): void {
    this.#waits = false;
  }

  /** Nothing is waited for from now on. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    if (this.#waits && !this.#isOver) this.#end();
  };
}
