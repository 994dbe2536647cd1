import { argumentException, indexOutOfRange, NetException, notNull, RANK_EXCEPTION } from '../runtime/exception.ts';
import { type AnyArray, placeIn } from '../runtime/grid.ts';
import { NetArray } from '../runtime/net-array.ts';
import { objectForm } from '../runtime/object-form.ts';
import { unboxTo } from '../runtime/unbox.ts';
import { defaultValue } from './default-value.ts';
import { checkPart } from './faults.ts';
import { type Comparison, sortItems } from './sort.ts';

export const itemsOf = (array: NetArray | null): unknown[] => notNull(array, 'array').items;

/** What has one dimension. Throws RankException for what has more. */
export function inOneDimension(array: AnyArray | null): NetArray {
  const found = notNull(array, 'array');
  if (found instanceof NetArray) return found;
  throw new NetException(RANK_EXCEPTION, 'Only single dimension arrays are supported here.', null);
}

/** `GetLength`. Throws IndexOutOfRangeException. */
export function getLength({ lengths }: AnyArray, dimension: number): number {
  const length = lengths[dimension];
  if (length === undefined) throw indexOutOfRange();
  return length;
}

/** As an object. */
export const getValue = (array: AnyArray, ...indexes: number[]): unknown =>
  objectForm(array.items[place(array, indexes)], array.type.element);

/** From an object; throws InvalidCastException. */
export function setValue(array: AnyArray, value: unknown, ...indexes: number[]): void {
  const { element } = array.type;
  array.items[place(array, indexes)] = value === null ? defaultValue(element) : unboxTo(element)(value);
}

const WORDS = ['', 'one', 'two', 'three'];

function place(array: AnyArray, indexes: readonly number[]): number {
  if (indexes.length !== array.lengths.length)
    throw argumentException(`Array was not a ${WORDS[indexes.length]}-dimensional array.`);
  return placeIn(array, indexes);
}

export const clearArray = (array: AnyArray | null): void => {
  const cleared = notNull(array, 'array');
  cleared.items.fill(defaultValue(cleared.type.element));
};

export function clearPart(array: AnyArray | null, index: number, length: number): void {
  const cleared = notNull(array, 'array');
  if (index < 0 || length < 0 || index + length > cleared.items.length) throw indexOutOfRange();
  cleared.items.fill(defaultValue(cleared.type.element), index, index + length);
}

export const fill = (array: NetArray | null, value: unknown): void => {
  itemsOf(array).fill(value);
};

export function fillPart(array: NetArray | null, value: unknown, startIndex: number, count: number): void {
  const items = itemsOf(array);
  checkPart(startIndex, count, items.length, 'startIndex', 'count');
  items.fill(value, startIndex, startIndex + count);
}

export const reverseArray = (array: AnyArray | null): void => {
  inOneDimension(array).items.reverse();
};

export function reversePart(array: AnyArray | null, index: number, length: number): void {
  changePart(inOneDimension(array).items, index, length, part => part.reverse());
}

export const sortArray = (array: AnyArray | null, comparison: Comparison): void =>
  sortItems(inOneDimension(array).items, comparison);

export function sortPart(array: NetArray | null, index: number, length: number, comparison: Comparison): void {
  changePart(itemsOf(array), index, length, part => sortItems(part, comparison));
}

function changePart(items: unknown[], index: number, length: number, change: (part: unknown[]) => void): void {
  checkPart(index, length, items.length, 'index', 'length');
  const part = items.slice(index, index + length);
  change(part);
  for (const [at, item] of part.entries()) items[index + at] = item;
}
