import { notNull } from '../runtime/exception.ts';
import { checkPart, indexMustBeLessOrEqual } from './faults.ts';
import type { NetList } from './list.ts';
import type { Predicate } from './search.ts';
import { type Comparison, sortItems } from './sort.ts';

/** What List<T> does with several of its elements at once. */
export function insertAll(list: NetList, index: number, items: readonly unknown[]): void {
  if (index < 0 || index > list.count) throw indexMustBeLessOrEqual('index');
  list.replace(index, 0, items);
}

/** A new JavaScript array. */
export function partOf(list: NetList, index: number, count: number): unknown[] {
  checkPart(index, count, list.count, 'index', 'count');
  return list.items.slice(index, index + count);
}

export function removeRange(list: NetList, index: number, count: number): void {
  checkPart(index, count, list.count, 'index', 'count');
  list.replace(index, count, []);
}

/** Answers how many there were. */
export function removeAll(list: NetList, match: Predicate | null): number {
  const matches = notNull(match, 'match');
  const kept = list.items.filter(item => !matches(item));
  const removed = list.count - kept.length;
  if (removed > 0) list.replace(0, list.count, kept);
  return removed;
}

export function sortList(list: NetList, index: number, count: number, comparison: Comparison): void {
  const part = partOf(list, index, count);
  sortItems(part, comparison);
  list.replace(index, count, part);
}

export const reverseList = (list: NetList, index: number, count: number): void =>
  list.replace(index, count, partOf(list, index, count).reverse());

export function forEach(list: NetList, action: ((item: unknown) => void) | null): void {
  const act = notNull(action, 'action');
  for (const item of list) act(item);
}
