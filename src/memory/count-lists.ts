import { Floats, Ints, Numbers } from './columns.ts';

/** For each number a list of times and counts, the oldest first. */
export class CountLists {
  readonly #numbers = new Numbers();
  readonly #times = new Floats();
  readonly #counts = new Floats();
  readonly #next = new Ints();
  readonly #first = new Ints();
  readonly #last = new Ints();
  readonly #lengths = new Ints();

  length(list: number): number {
    return this.#lengths.get(list);
  }

  /** To what is counted last, where that has this time or a later one. */
  add(list: number, time: number, count: number): void {
    const last = this.#last.get(list);
    if (last !== 0 && this.#times.get(last) >= time) this.#counts.set(last, this.#counts.get(last) + count);
    else this.#append(list, time, count);
  }

  #append(list: number, time: number, count: number): void {
    const last = this.#last.get(list);
    const item = this.#numbers.take();
    this.#times.set(item, time);
    this.#counts.set(item, count);
    this.#next.set(item, 0);
    if (last === 0) this.#first.set(list, item);
    else this.#next.set(last, item);
    this.#last.set(list, item);
    this.#lengths.set(list, this.#lengths.get(list) + 1);
  }

  /** Until the visitor answers false. */
  visit(list: number, visitor: (time: number, count: number) => boolean): void {
    let item = this.#first.get(list);
    while (item !== 0 && visitor(this.#times.get(item), this.#counts.get(item))) item = this.#next.get(item);
  }

  /** What has this time or an earlier one. */
  dropUntil(list: number, time: number): void {
    let item = this.#first.get(list);
    while (item !== 0 && this.#times.get(item) <= time) {
      this.#numbers.giveBack(item);
      this.#lengths.set(list, this.#lengths.get(list) - 1);
      item = this.#next.get(item);
    }
    this.#first.set(list, item);
    if (item === 0) this.#last.set(list, 0);
  }

  /** Gives each another time, in the same order; those that come to have the same become one. */
  retime(list: number, timeOf: (time: number) => number): void {
    const items: [number, number][] = [];
    this.visit(list, (time, count) => items.push([timeOf(time), count]) > 0);
    this.dropUntil(list, Number.POSITIVE_INFINITY);
    for (const [time, count] of items) this.add(list, time, count);
  }
}
