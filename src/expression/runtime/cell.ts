import { indexOutOfRange, present } from './exception.ts';
import type { NetArray } from './net-array.ts';

/** Holds a local variable that a lambda shares, or that a call sets as its `out` or `ref` argument. */
export interface Cell {
  value: unknown;
}

/** An element of an array, as a call sets it. Throws NullReferenceException, IndexOutOfRangeException. */
export function elementCell(array: NetArray | null, index: number): Cell {
  const { items } = present(array);
  if (index < 0 || index >= items.length) throw indexOutOfRange();
  return {
    get value(): unknown {
      return items[index];
    },
    set value(value: unknown) {
      items[index] = value;
    },
  };
}
