import { argumentException, argumentOutOfRange, NetException, notNull, RANK_EXCEPTION } from '../runtime/exception.ts';
import type { AnyArray } from '../runtime/grid.ts';
import { objectForm } from '../runtime/object-form.ts';
import { unboxTo } from '../runtime/unbox.ts';
import { checkNotNegative } from './faults.ts';

/** `CopyTo` of collections: the items go into the array from that index on. */
export function copyTo(items: readonly unknown[], array: AnyArray | null, arrayIndex: number): void {
  const target = notNull(array, 'destinationArray').items;
  checkBound(arrayIndex, 'destinationIndex');
  checkRoom(target.length - arrayIndex, items.length);
  for (const [index, item] of items.entries()) target[arrayIndex + index] = item;
}

/** `Array.Copy`; throws InvalidCastException for elements that the other array cannot hold. */
export function copyArray(
  source: AnyArray | null,
  sourceIndex: number,
  destination: AnyArray | null,
  destinationIndex: number,
  length: number,
): void {
  const from = notNull(source, 'sourceArray');
  const to = notNull(destination, 'destinationArray');
  if (from.lengths.length !== to.lengths.length)
    throw new NetException(RANK_EXCEPTION, 'Only single dimension arrays are supported here.', null);
  checkNotNegative(length, 'length');
  checkBound(sourceIndex, 'sourceIndex');
  if (from.items.length - sourceIndex < length) throw tooShort('Source', 'sourceArray');
  copyTo(converted(from, to, from.items.slice(sourceIndex, sourceIndex + length)), to, destinationIndex);
}

function converted(from: AnyArray, to: AnyArray, items: readonly unknown[]): readonly unknown[] {
  if (from.type === to.type) return items;
  const unbox = unboxTo(to.type.element);
  return items.map(item => unbox(objectForm(item, from.type.element)));
}

function checkBound(index: number, parameter: string): void {
  if (index < 0)
    throw argumentOutOfRange(parameter, "Number was less than the array's lower bound in the first dimension.");
}

function checkRoom(room: number, length: number): void {
  if (room < length) throw tooShort('Destination', 'destinationArray');
}

const tooShort = (which: string, parameter: string): Error =>
  argumentException(
    `${which} array was not long enough. Check the ${which.toLowerCase()} index, length, and the array's lower bounds.`,
    parameter,
  );
