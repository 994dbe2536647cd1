import { equals } from '../runtime/equality.ts';
import { notNull } from '../runtime/exception.ts';
import { checkNotNegative, countOutOfRange, indexMustBeLess, indexMustBeLessOrEqual } from './faults.ts';

/** What List<T> and Array have in common to find elements; -1 stands for none. */
export type Predicate = (item: unknown) => boolean;

type Items = readonly unknown[];

export const findIndex = (items: Items, match: Predicate | null): number =>
  items.findIndex(holds(notNull(match, 'match')));

export const findLastIndex = (items: Items, match: Predicate | null): number =>
  items.findLastIndex(holds(notNull(match, 'match')));

export const findAll = (items: Items, match: Predicate | null): unknown[] =>
  items.filter(holds(notNull(match, 'match')));

export const exists = (items: Items, match: Predicate | null): boolean => findIndex(items, match) >= 0;

export const trueForAll = (items: Items, match: Predicate | null): boolean =>
  items.every(holds(notNull(match, 'match')));

const holds = (match: Predicate) => (item: unknown) => match(item);

export function findIndexIn(items: Items, start: number, count: number, match: Predicate | null): number {
  checkRange(items, start, count, 'startIndex');
  return within(start, findIndex(items.slice(start, start + count), match));
}

export function findIndexFrom(items: Items, start: number, match: Predicate | null): number {
  return findIndexIn(items, start, items.length - start, match);
}

export const indexOf = (items: Items, item: unknown): number => items.findIndex(each => equals(each, item));

export const lastIndexOf = (items: Items, item: unknown): number => items.findLastIndex(each => equals(each, item));

export function indexOfIn(items: Items, item: unknown, start: number, count: number, startName: string): number {
  checkRange(items, start, count, startName);
  return within(start, indexOf(items.slice(start, start + count), item));
}

export function indexOfFrom(items: Items, item: unknown, start: number, startName: string): number {
  return indexOfIn(items, item, start, items.length - start, startName);
}

/** Looks backwards from `start`, and at `count` elements. */
export function lastIndexOfIn(items: Items, item: unknown, start: number, count: number, startName: string): number {
  if (items.length === 0) return -1;
  checkNotNegative(start, startName);
  checkNotNegative(count, 'count');
  if (start >= items.length) throw indexMustBeLess(startName);
  if (count > start + 1) throw countOutOfRange();
  const first = start - count + 1;
  return within(first, lastIndexOf(items.slice(first, start + 1), item));
}

export function lastIndexOfFrom(items: Items, item: unknown, start: number, startName: string): number {
  return lastIndexOfIn(items, item, start, start + 1, startName);
}

const within = (start: number, index: number): number => (index < 0 ? -1 : start + index);

function checkRange(items: Items, start: number, count: number, startName: string): void {
  if (start < 0 || start > items.length) throw indexMustBeLessOrEqual(startName);
  if (count < 0 || start > items.length - count) throw countOutOfRange();
}

/** The index, or the complement of the index where it would have to stand, in items that are sorted already. */
export function binarySearch(items: Items, item: unknown, comparison: (a: unknown, b: unknown) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = low + ((high - low) >> 1);
    const order = comparison(items[middle], item);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
