import { present } from './exception.ts';
import { type AnyArray, placeIn } from './grid.ts';

/** Holds a local variable that a lambda shares, or that a call sets as its `out` or `ref` argument. */
export interface Cell {
  value: unknown;
}

/** An element of an array, as a call sets it. Throws NullReferenceException, IndexOutOfRangeException. */
export function elementCell(array: AnyArray | null, ...indexes: number[]): Cell {
  const { items } = present(array);
  const index = placeIn(present(array), indexes);
  return {
    get value(): unknown {
      return items[index];
    },
    set value(value: unknown) {
      items[index] = value;
    },
  };
}
