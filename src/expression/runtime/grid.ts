import { GridType, type Type } from '../types/type.ts';
import { indexOutOfRange } from './exception.ts';
import type { NetArray } from './net-array.ts';
import { NetObject } from './net-object.ts';

/** An array of several dimensions. */
export class Grid extends NetObject {
  readonly type: GridType;
  readonly lengths: readonly number[];
  /** Row by row. */
  readonly items: unknown[];

  constructor(element: Type, lengths: readonly number[], items: unknown[]) {
    super();
    this.type = GridType.of(element, lengths.length);
    this.lengths = lengths;
    this.items = items;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }
}

/** What every array is: a System.Array. */
export type AnyArray = NetArray | Grid;

/** Where among the items the one of these indexes stands. Throws IndexOutOfRangeException. */
export const placeIn = ({ lengths }: AnyArray, indexes: readonly number[]): number =>
  lengths.reduce((at, length, dimension) => {
    const index = indexes[dimension] ?? -1;
    if (index < 0 || index >= length) throw indexOutOfRange();
    return at * length + index;
  }, 0);
