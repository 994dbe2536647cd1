import { Decimal } from '../numbers/decimal.ts';
import { formatNumber } from '../numbers/number-format.ts';
import { Boxed } from '../runtime/boxed.ts';
import { formatException } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { textOf } from '../runtime/text-of.ts';
import { Guid } from '../text/guid.ts';
import { formatDateTime } from '../time/date-format.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { TimeSpan } from '../time/time-span.ts';
import { formatTimeSpan } from '../time/time-span-format.ts';
import { CHAR, DECIMAL } from '../types/primitives.ts';
import { type FormatItem, parseCompositeFormat } from './composite-format.ts';

/** `IFormattable.ToString(format)`; what cannot be formatted gives its text. Throws FormatException. */
export function formatText(value: unknown, format: string | null): string {
  if (format === null || format === '') return textOf(value);
  if (value instanceof Boxed)
    return value.type === CHAR ? value.toText() : formatNumber(value.value, value.type, format);
  if (value instanceof Decimal) return formatNumber(value, DECIMAL, format);
  if (value instanceof DateTime) return formatDateTime(value, format);
  if (value instanceof TimeSpan) return formatTimeSpan(value, format);
  if (value instanceof Guid || value instanceof DateTimeOffset) return value.format(format);
  return textOf(value);
}

/** `string.Format`; throws FormatException. */
export const compositeFormat = (format: string, values: readonly unknown[]): string =>
  [...formatted(format, values)].join('');

/** The same, but stopped where it builds without end. */
export function meteredFormat(meter: Meter, format: string, values: readonly unknown[]): string {
  const pieces: string[] = [];
  for (const piece of formatted(format, values)) {
    meter.grow(piece.length);
    pieces.push(piece);
  }
  return pieces.join('');
}

function* formatted(format: string, values: readonly unknown[]): Generator<string> {
  for (const piece of parseCompositeFormat(format)) yield typeof piece === 'string' ? piece : itemText(piece, values);
}

function itemText({ index, alignment, format }: FormatItem, values: readonly unknown[]): string {
  if (index >= values.length)
    throw formatException(
      'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
    );
  const text = formatText(values[index], format);
  return alignment < 0 ? text.padEnd(-alignment) : text.padStart(alignment);
}
