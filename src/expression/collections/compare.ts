import { argumentException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { compareCulture } from '../text/culture.ts';

/**
 * `Comparer<T>.Default`: negative, 0 or positive. Null comes first; NaN before all other numbers; strings in the order of the
 * invariant culture. Throws ArgumentException for what has no order.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return compareCulture(a, b, false);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareObjects(a, b);
}

function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

function compareObjects(a: unknown, b: unknown): number {
  if (a instanceof NetObject) return a.compareTo(b);
  if (b instanceof NetObject) return -b.compareTo(a);
  throw argumentException('At least one object must implement IComparable.');
}
