/*
 * Numbers outside of the heap of JavaScript, so that however many there are, no collection of garbage takes longer for it.
 * What was never set is 0.
 */

/** Pages of so many numbers: to make room for more, nothing that is there has to be copied. */
const PAGE = 4096;

export class Ints {
  readonly #pages: Int32Array[] = [];

  get(index: number): number {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE] ?? 0;
  }

  set(index: number, value: number): void {
    const number = Math.floor(index / PAGE);
    let page = this.#pages[number];
    if (page === undefined) {
      page = new Int32Array(PAGE);
      this.#pages[number] = page;
    }
    page[index % PAGE] = value;
  }
}

export class Floats {
  readonly #pages: Float64Array[] = [];

  get(index: number): number {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE] ?? 0;
  }

  set(index: number, value: number): void {
    const number = Math.floor(index / PAGE);
    let page = this.#pages[number];
    if (page === undefined) {
      page = new Float64Array(PAGE);
      this.#pages[number] = page;
    }
    page[index % PAGE] = value;
  }
}

/** Gives out the numbers from 1 on, and those again that were given back. */
export class Numbers {
  readonly #free = new Ints();
  #freed = 0;
  #given = 0;

  get count(): number {
    return this.#given - this.#freed;
  }

  take(): number {
    if (this.#freed > 0) {
      this.#freed -= 1;
      return this.#free.get(this.#freed);
    }
    this.#given += 1;
    return this.#given;
  }

  giveBack(number: number): void {
    this.#free.set(this.#freed, number);
    this.#freed += 1;
  }
}
