import { Heap, type HeapEntry } from './heap.ts';

interface Entry<V> extends HeapEntry {
  readonly key: string;
  value: V;
  size: number;
  /** When it is gone, which may be later than what the heap knows. */
  until: number;
}

/** How many entries that are due are let go with each use: so that no use takes long. */
const AT_ONCE = 16;

/**
 * Values that are gone after a time, by key. What is due is let go a few with each use; where there is more than there may be,
 * what would be gone first goes first. Times are in milliseconds, of whatever clock.
 */
export class Expiring<V> {
  readonly #most: number;
  readonly #entries = new Map<string, Entry<V>>();
  readonly #heap = new Heap<Entry<V>>();
  #size = 0;

  /** Of the sizes of all values together. */
  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#entries.size;
  }

  get(key: string, now: number): V | undefined {
    this.#letGo(now);
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.until > now) return entry?.value;
    this.#remove(entry);
    return undefined;
  }

  /** Answers whether there is room for it at all. */
  set(key: string, value: V, until: number, size: number, now: number): boolean {
    this.#letGo(now);
    this.delete(key);
    if (size > this.#most) return false;
    while (this.#size + size > this.#most) this.#remove(this.#heap.first);
    const entry = { key, value, size, until, due: until, index: 0 };
    this.#entries.set(key, entry);
    this.#heap.add(entry);
    this.#size += size;
    return true;
  }

  /** Keeps what there is for longer. */
  extend(key: string, until: number): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined && until > entry.until) entry.until = until;
  }

  delete(key: string): void {
    this.#remove(this.#entries.get(key));
  }

  #letGo(now: number): void {
    for (let count = 0; count < AT_ONCE; count += 1) {
      const { first } = this.#heap;
      if (first === undefined || first.due > now) return;
      if (first.until <= now) this.#remove(first);
      else {
        first.due = first.until;
        this.#heap.moved(first);
      }
    }
  }

  #remove(entry: Entry<V> | undefined): void {
    if (entry === undefined) return;
    this.#entries.delete(entry.key);
    this.#heap.remove(entry);
    this.#size -= entry.size;
  }
}
