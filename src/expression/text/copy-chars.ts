import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { checkAtMost, checkNotNegative } from './faults.ts';

/** `string.CopyTo`: into the array. Throws ArgumentOutOfRangeException. */
export function copyChars(
  text: string,
  sourceIndex: number,
  destination: NetArray | null,
  destinationIndex: number,
  count: number,
): void {
  const { items } = notNull(destination, 'destination');
  checkNotNegative(count, 'count');
  checkNotNegative(sourceIndex, 'sourceIndex');
  checkAtMost(sourceIndex, text.length - count, 'sourceIndex');
  checkAtMost(destinationIndex, items.length - count, 'destinationIndex');
  checkNotNegative(destinationIndex, 'destinationIndex');
  for (let index = 0; index < count; index += 1) items[destinationIndex + index] = text.charCodeAt(sourceIndex + index);
}
