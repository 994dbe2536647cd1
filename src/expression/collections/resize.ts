import type { Cell } from '../runtime/cell.ts';
import { argumentOutOfRange } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetArray } from '../runtime/net-array.ts';
import type { Type } from '../types/type.ts';
import { defaultValue } from './default-value.ts';
import { takeRoom } from './room.ts';

/** `Array.Resize`: the variable holds another array after it, unless the size is the same. */
export function resize(meter: Meter, element: Type, variable: Cell, newSize: number): void {
  if (newSize < 0) throw argumentOutOfRange('newSize', 'Non-negative number required.');
  const items = variable.value instanceof NetArray ? variable.value.items : undefined;
  if (items?.length === newSize) return;
  takeRoom(meter, newSize);
  const kept = items?.slice(0, newSize) ?? [];
  const added = new Array<unknown>(newSize - kept.length).fill(defaultValue(element));
  variable.value = new NetArray(element, [...kept, ...added]);
}
