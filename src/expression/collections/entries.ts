import { wasModified } from './faults.ts';

export interface Entry {
  readonly item: unknown;
  value: unknown;
}

/**
 * What Dictionary<TKey, TValue> and HashSet<T> keep, in .NET's order: that of adding, but one that was added after a removal
 * stands in the place that became free last. As in .NET, only adding makes a walk that is under way throw.
 */
export class Entries {
  readonly #keyFor: (item: unknown) => unknown;
  readonly #places = new Map<unknown, number>();
  #slots: (Entry | undefined)[] = [];
  #free: number[] = [];
  #version = 0;

  constructor(keyFor: (item: unknown) => unknown) {
    this.#keyFor = keyFor;
  }

  get size(): number {
    return this.#places.size;
  }

  get(item: unknown): Entry | undefined {
    const place = this.#places.get(this.#keyFor(item));
    return place === undefined ? undefined : this.#slots[place];
  }

  /** It must not be there yet. */
  add(item: unknown, value: unknown): void {
    const place = this.#free.pop() ?? this.#slots.length;
    this.#slots[place] = { item, value };
    this.#places.set(this.#keyFor(item), place);
    this.#version += 1;
  }

  delete(item: unknown): Entry | undefined {
    const key = this.#keyFor(item);
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const entry = this.#slots[place];
    this.#places.delete(key);
    this.#slots[place] = undefined;
    this.#free.push(place);
    return entry;
  }

  clear(): void {
    this.#places.clear();
    this.#slots = [];
    this.#free = [];
  }

  *[Symbol.iterator](): Generator<Entry> {
    const version = this.#version;
    for (let place = 0; ; place += 1) {
      if (version !== this.#version) throw wasModified();
      if (place >= this.#slots.length) return;
      const entry = this.#slots[place];
      if (entry !== undefined) yield entry;
    }
  }
}
