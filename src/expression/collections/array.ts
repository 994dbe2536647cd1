import { INDEX_OUT_OF_RANGE_EXCEPTION, indexOutOfRange, NetException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { objectForm } from '../runtime/object-form.ts';
import { unboxTo } from '../runtime/unbox.ts';
import { defaultValue } from './default-value.ts';
import { checkPart } from './faults.ts';
import { type Comparison, sortItems } from './sort.ts';

export const itemsOf = (array: NetArray | null): unknown[] => notNull(array, 'array').items;

/** `GetLength`: arrays here have one dimension. */
export function getLength({ items }: NetArray, dimension: number): number {
  if (dimension !== 0)
    throw new NetException(INDEX_OUT_OF_RANGE_EXCEPTION, 'Array does not have that many dimensions.', null);
  return items.length;
}

/** As an object. */
export function getValue(array: NetArray, index: number): unknown {
  if (index < 0 || index >= array.items.length) throw indexOutOfRange();
  return objectForm(array.items[index], array.type.element);
}

/** From an object; throws InvalidCastException. */
export function setValue(array: NetArray, value: unknown, index: number): void {
  if (index < 0 || index >= array.items.length) throw indexOutOfRange();
  const { element } = array.type;
  array.items[index] = value === null ? defaultValue(element) : unboxTo(element)(value);
}

export const clearArray = (array: NetArray | null): void => {
  const cleared = notNull(array, 'array');
  cleared.items.fill(defaultValue(cleared.type.element));
};

export function clearPart(array: NetArray | null, index: number, length: number): void {
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

export const reverseArray = (array: NetArray | null): void => {
  itemsOf(array).reverse();
};

export function reversePart(array: NetArray | null, index: number, length: number): void {
  changePart(itemsOf(array), index, length, part => part.reverse());
}

export const sortArray = (array: NetArray | null, comparison: Comparison): void =>
  sortItems(itemsOf(array), comparison);

export function sortPart(array: NetArray | null, index: number, length: number, comparison: Comparison): void {
  changePart(itemsOf(array), index, length, part => sortItems(part, comparison));
}

function changePart(items: unknown[], index: number, length: number, change: (part: unknown[]) => void): void {
  checkPart(index, length, items.length, 'index', 'length');
  const part = items.slice(index, index + length);
  change(part);
  for (const [at, item] of part.entries()) items[index + at] = item;
}
