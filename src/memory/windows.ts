import { Floats, Ints } from './columns.ts';
import { CountLists } from './count-lists.ts';
import { KeyTable } from './key-table.ts';
import { NumberHeap } from './number-heap.ts';

/** So many calls are known to the millisecond; of more it is known in which of so many parts of the window they were. */
const EXACT = 128;
/** How many keys of which nothing is left are let go with each use: so that no use takes long. */
const AT_ONCE = 16;

/** What was counted lately for each of many keys: a few numbers for each, however many calls there are. */
export class Windows {
  readonly #most: number;
  readonly #keys = new KeyTable();
  readonly #lists = new CountLists();
  /** By when nothing may be left of a key; it may be later. */
  readonly #heap = new NumberHeap();
  readonly #until = new Floats();
  /** The longest time, in milliseconds, for which anybody wants to know. */
  readonly #periods = new Floats();
  readonly #isRounded = new Ints();

  /** Of more keys than that the one of which nothing is left first is forgotten. */
  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#keys.count;
  }

  add(key: string, count: number, period: number, now: number): void {
    this.#letGo(now);
    const window = this.#keys.find(key) || this.#open(key, now + period);
    const longest = Math.max(this.#periods.get(window), period);
    this.#periods.set(window, longest);
    this.#until.set(window, now + longest);
    this.#lists.dropUntil(window, now - longest);
    this.#lists.add(window, this.#timeOf(window, now), count);
  }

  /** What was counted within the last so many milliseconds. */
  used(key: string, period: number, now: number): number {
    this.#letGo(now);
    let used = 0;
    this.#lists.visit(this.#keys.find(key), (time, count) => {
      if (time > now - period) used += count;
      return true;
    });
    return used;
  }

  /** How many milliseconds until no more than `limit` are left; the whole period where that is never. */
  until(key: string, limit: number, period: number, now: number): number {
    let left = this.used(key, period, now);
    let wait = period;
    this.#lists.visit(this.#keys.find(key), (time, count) => {
      if (time <= now - period) return true;
      left -= count;
      if (left > limit) return true;
      wait = time + period - now;
      return false;
    });
    return wait;
  }

  #open(key: string, until: number): number {
    if (this.#keys.count >= this.#most) this.#forget(this.#heap.first);
    const window = this.#keys.add(key);
    this.#periods.set(window, 0);
    this.#isRounded.set(window, 0);
    this.#heap.add(window, until);
    return window;
  }

  /** That of a call now: where there are many, the end of a part of the window, so that nobody gets a call too early. */
  #timeOf(window: number, now: number): number {
    const length = this.#lists.length(window);
    if (length === 0) this.#isRounded.set(window, 0);
    const part = this.#periods.get(window) / EXACT;
    const rounded = (time: number): number => Math.ceil(time / part) * part;
    if (this.#isRounded.get(window) === 1) return rounded(now);
    if (length < EXACT) return now;
    this.#isRounded.set(window, 1);
    this.#lists.retime(window, rounded);
    return rounded(now);
  }

  #letGo(now: number): void {
    for (let count = 0; count < AT_ONCE; count += 1) {
      const { first } = this.#heap;
      if (first === 0 || this.#heap.dueOf(first) > now) return;
      const until = this.#until.get(first);
      if (until <= now) this.#forget(first);
      else this.#heap.move(first, until);
    }
  }

  #forget(window: number): void {
    this.#lists.dropUntil(window, Number.POSITIVE_INFINITY);
    this.#heap.remove(window);
    this.#keys.remove(window);
  }
}
