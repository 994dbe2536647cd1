import { argumentOutOfRange } from '../../runtime/exception.ts';
import { JArray } from '../array.ts';
import { jsonException } from '../faults.ts';
import { Indexed } from '../indexed.ts';
import type { JToken } from '../token.ts';
import { none } from './fields.ts';
import { type Filter, forEach, type Search } from './filter.ts';
import { kindOf } from './kind.ts';

/** `[1]` or `[1, 2]` */
export const indexes = (wanted: readonly number[]): Filter =>
  forEach((token, search) => wanted.flatMap(index => at(token, index, search)));

function at(token: JToken, index: number, search: Search): readonly JToken[] {
  if (!(token instanceof Indexed)) return none(search, `Index ${index} not valid on ${kindOf(token)}.`);
  if (token.count <= index) return none(search, `Index ${index} outside the bounds of ${kindOf(token)}.`);
  if (index < 0)
    throw argumentOutOfRange(
      'index',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  return [token.get(index)];
}

/** `[*]` */
export const everyIndex: Filter = forEach((token, search) =>
  token instanceof Indexed ? token.children : none(search, `Index * not valid on ${kindOf(token)}.`),
);

export interface Slice {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly step: number | undefined;
}

/** `[start:end:step]`, as Python has it. */
export function slice(wanted: Slice): Filter {
  if (wanted.step === 0)
    return () => {
      throw jsonException('Step cannot be zero.');
    };
  return forEach((token, search) => {
    if (!(token instanceof JArray)) return none(search, `Array slice is not valid on ${kindOf(token)}.`);
    const found = sliced(token.children, wanted);
    const { start = '*', end = '*' } = wanted;
    return found.length > 0 ? found : none(search, `Array slice of ${start} to ${end} returned no results.`);
  });
}

function sliced(items: readonly JToken[], { start, end, step = 1 }: Slice): readonly JToken[] {
  const { length } = items;
  const fromEnd = (index: number): number => (index < 0 ? length + index : index);
  const first = fromEnd(start ?? (step > 0 ? 0 : length - 1));
  const stop = Math.min(Math.max(end === undefined ? (step > 0 ? length : -1) : fromEnd(end), -1), length);
  const found: JToken[] = [];
  let index = Math.min(step > 0 ? Math.max(first, 0) : first, step > 0 ? length : length - 1);
  for (; step > 0 ? index < stop : index > stop; index += step) found.push(...items.slice(index, index + 1));
  return found;
}
