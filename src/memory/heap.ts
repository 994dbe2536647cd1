/** What stands in a heap knows where. */
export interface HeapEntry {
  due: number;
  index: number;
}

/** The entry that is due first at hand, and each change in as many steps as the number of entries has digits. */
export class Heap<E extends HeapEntry> {
  readonly #entries: E[] = [];

  get first(): E | undefined {
    return this.#entries[0];
  }

  add(entry: E): void {
    this.#put(entry, this.#entries.length);
    this.#rise(entry);
  }

  remove(entry: E): void {
    const last = this.#entries.pop();
    if (last === undefined || last === entry) return;
    this.#put(last, entry.index);
    this.moved(last);
  }

  /** It is due at another time now. */
  moved(entry: E): void {
    this.#rise(entry);
    this.#sink(entry);
  }

  #rise(entry: E): void {
    while (entry.index > 0) {
      const above = this.#entries[(entry.index - 1) >> 1];
      if (above === undefined || above.due <= entry.due) return;
      this.#swap(above, entry);
    }
  }

  #sink(entry: E): void {
    for (;;) {
      const left = this.#entries[2 * entry.index + 1];
      const right = this.#entries[2 * entry.index + 2];
      const sooner = right !== undefined && left !== undefined && right.due < left.due ? right : left;
      if (sooner === undefined || sooner.due >= entry.due) return;
      this.#swap(entry, sooner);
    }
  }

  #swap(upper: E, lower: E): void {
    const [above, below] = [upper.index, lower.index];
    this.#put(lower, above);
    this.#put(upper, below);
  }

  #put(entry: E, index: number): void {
    entry.index = index;
    this.#entries[index] = entry;
  }
}
