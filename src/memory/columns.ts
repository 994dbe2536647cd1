/*
 * Numbers outside of the heap of JavaScript, so that however many there are, no collection of garbage takes longer for it.
 * What was never set is 0.
 */

export class Ints {
  #values = new Int32Array(64);

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const before = this.#values;
      this.#values = new Int32Array(2 * Math.max(before.length, index));
      this.#values.set(before);
    }
    this.#values[index] = value;
  }
}

export class Floats {
  #values = new Float64Array(64);

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const before = this.#values;
      this.#values = new Float64Array(2 * Math.max(before.length, index));
      this.#values.set(before);
    }
    this.#values[index] = value;
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
