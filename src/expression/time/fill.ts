import type { Cell } from '../runtime/cell.ts';

/** Sets what a `TryParse` answers through its `out` argument; whether there was anything to set. */
export function fill<T>(cell: Cell, value: T | null, fallback: T): boolean {
  cell.value = value ?? fallback;
  return value !== null;
}
