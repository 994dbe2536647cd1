import { INVALID_OPERATION_EXCEPTION, NetException } from '../runtime/exception.ts';

export type Comparison = (a: unknown, b: unknown) => number;

/** Below this length, .NET sorts by insertion. */
const SMALL = 16;

/**
 * Sorts in place, as `Array.Sort` and `List<T>.Sort` do. It is not stable; equal elements end up where .NET's introspective sort
 * leaves them. What the comparison throws comes wrapped in an InvalidOperationException.
 */
export function sortItems(items: unknown[], comparison: Comparison): void {
  try {
    new Sorter(items, comparison).sort(0, items.length - 1, 2 * (Math.floor(Math.log2(items.length)) + 1));
  } catch (error) {
    throw comparisonFailed(error);
  }
}

/** What an exception in a comparison becomes on its way out of a sort; others pass. */
export const comparisonFailed = (error: unknown): unknown =>
  error instanceof NetException
    ? new NetException(INVALID_OPERATION_EXCEPTION, 'Failed to compare two elements in the array.', error)
    : error;

class Sorter {
  readonly #items: unknown[];
  readonly #comparison: Comparison;

  constructor(items: unknown[], comparison: Comparison) {
    this.#items = items;
    this.#comparison = comparison;
  }

  /** Both ends belong to the part. Parts deeper than the limit are sorted by heap. */
  sort(low: number, high: number, limit: number): void {
    let end = high;
    for (let rest = limit; end - low >= SMALL && rest > 0; rest -= 1) {
      const pivot = this.#partition(low, end);
      this.sort(pivot + 1, end, rest - 1);
      end = pivot - 1;
    }
    if (end - low >= SMALL) this.#sortByHeap(low, end);
    else this.#sortSmall(low, end);
  }

  #sortSmall(low: number, high: number): void {
    if (high - low > 2) this.#sortByInsertion(low, high);
    else this.#sortThree(low, high);
  }

  /** Up to three elements. */
  #sortThree(low: number, high: number): void {
    if (high - low === 2) {
      this.#order(low, low + 1);
      this.#order(low, high);
    }
    if (high > low) this.#order(high - 1, high);
  }

  #sortByInsertion(low: number, high: number): void {
    for (let index = low + 1; index <= high; index += 1) {
      const item = this.#items[index];
      let hole = index;
      for (; hole > low && this.#comparison(item, this.#items[hole - 1]) < 0; hole -= 1)
        this.#items[hole] = this.#items[hole - 1];
      this.#items[hole] = item;
    }
  }

  /** Around the median of the first, the middle and the last element; answers where that has come to stand. */
  #partition(low: number, high: number): number {
    const middle = low + ((high - low) >> 1);
    this.#order(low, middle);
    this.#order(low, high);
    this.#order(middle, high);
    const pivot = this.#items[middle];
    this.#swap(middle, high - 1);
    const place = this.#exchange(low, high - 1, pivot);
    this.#swap(place, high - 1);
    return place;
  }

  /** Smaller ones go to the left, greater ones to the right; answers where the right part begins. */
  #exchange(low: number, end: number, pivot: unknown): number {
    let left = low;
    let right = end;
    while (left < right) {
      do left += 1;
      while (left < end && this.#comparison(this.#items[left], pivot) < 0);
      do right -= 1;
      while (right > low && this.#comparison(pivot, this.#items[right]) < 0);
      if (left < right) this.#swap(left, right);
    }
    return left;
  }

  #sortByHeap(low: number, high: number): void {
    const count = high - low + 1;
    for (let root = count >> 1; root >= 1; root -= 1) this.#sift(root, count, low);
    for (let last = count; last > 1; last -= 1) {
      this.#swap(low, low + last - 1);
      this.#sift(1, last - 1, low);
    }
  }

  /** Nodes count from 1; node n stands at low + n - 1. */
  #sift(root: number, count: number, low: number): void {
    const item = this.#items[low + root - 1];
    let node = root;
    while (node <= count >> 1) {
      let child = 2 * node;
      if (child < count && this.#comparison(this.#items[low + child - 1], this.#items[low + child]) < 0) child += 1;
      if (this.#comparison(item, this.#items[low + child - 1]) >= 0) break;
      this.#items[low + node - 1] = this.#items[low + child - 1];
      node = child;
    }
    this.#items[low + node - 1] = item;
  }

  #order(first: number, second: number): void {
    if (this.#comparison(this.#items[first], this.#items[second]) > 0) this.#swap(first, second);
  }

  #swap(first: number, second: number): void {
    const item = this.#items[first];
    this.#items[first] = this.#items[second];
    this.#items[second] = item;
  }
}
