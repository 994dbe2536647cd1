import { notNull } from '../runtime/exception.ts';
import { iterate } from '../runtime/iterate.ts';
import type { Meter } from '../runtime/meter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { textOf } from '../runtime/text-of.ts';
import { checkAtMost, checkNotNegative } from './faults.ts';

/** `string.Join` and `string.Concat`: nulls stand for the empty text. */
export function join(
  meter: Meter,
  separator: string | null,
  values: unknown,
  parameter: string,
  toText: (value: unknown) => string,
): string {
  const between = separator ?? '';
  const pieces: string[] = [];
  for (const value of iterate(notNull(values, parameter))) {
    const piece = toText(value);
    meter.step();
    meter.grow(piece.length + between.length);
    pieces.push(piece);
  }
  return pieces.join(between);
}

export function joinRange(
  meter: Meter,
  separator: string | null,
  value: NetArray | null,
  startIndex: number,
  count: number,
): string {
  const { items } = notNull(value, 'value');
  checkNotNegative(startIndex, 'startIndex');
  checkNotNegative(count, 'count');
  checkAtMost(startIndex, items.length - count, 'startIndex');
  return join(meter, separator, items.slice(startIndex, startIndex + count), 'value', textOf);
}
