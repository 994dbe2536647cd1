import { Floats, Ints } from './columns.ts';

/** Numbers from 1 on, each with a time: the one with the first is at hand, and each change takes few steps. */
export class NumberHeap {
  readonly #heap = new Ints();
  readonly #places = new Ints();
  readonly #due = new Floats();
  #length = 0;

  /** 0 where there is none. */
  get first(): number {
    return this.#length === 0 ? 0 : this.#heap.get(0);
  }

  dueOf(number: number): number {
    return this.#due.get(number);
  }

  add(number: number, due: number): void {
    this.#put(number, this.#length);
    this.#length += 1;
    this.move(number, due);
  }

  /** It has another time now. */
  move(number: number, due: number): void {
    this.#due.set(number, due);
    this.#rise(number);
    this.#sink(number);
  }

  remove(number: number): void {
    this.#length -= 1;
    const last = this.#heap.get(this.#length);
    if (last === number) return;
    this.#put(last, this.#places.get(number));
    this.move(last, this.#due.get(last));
  }

  #rise(number: number): void {
    let place = this.#places.get(number);
    while (place > 0) {
      const above = this.#heap.get((place - 1) >> 1);
      if (this.#due.get(above) <= this.#due.get(number)) return;
      this.#put(above, place);
      place = (place - 1) >> 1;
      this.#put(number, place);
    }
  }

  #sink(number: number): void {
    for (;;) {
      const place = this.#places.get(number);
      const sooner = this.#soonerBelow(place);
      if (sooner === 0 || this.#due.get(sooner) >= this.#due.get(number)) return;
      this.#put(number, this.#places.get(sooner));
      this.#put(sooner, place);
    }
  }

  #soonerBelow(place: number): number {
    const left = 2 * place + 1;
    if (left >= this.#length) return 0;
    const [first, second] = [this.#heap.get(left), this.#heap.get(left + 1)];
    return left + 1 < this.#length && this.#due.get(second) < this.#due.get(first) ? second : first;
  }

  #put(number: number, place: number): void {
    this.#heap.set(place, number);
    this.#places.set(number, place);
  }
}
