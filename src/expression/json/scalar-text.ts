import { Decimal } from '../numbers/decimal.ts';
import { Boxed } from '../runtime/boxed.ts';
import { doubleText, singleText } from '../runtime/number-text.ts';
import { textOf } from '../runtime/text-of.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { CHAR, DOUBLE, SINGLE } from '../types/primitives.ts';
import { Uri } from '../uri/uri.ts';
import { BigInteger } from './big-integer.ts';
import { base64Text } from './bytes.ts';
import { quoted } from './escape.ts';
import { isoText } from './iso-text.ts';
import { isBytes } from './value-type.ts';

/** How a value that is no object or array stands in JSON. */
export function jsonText(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Boxed) return boxedJson(value);
  if (value instanceof Decimal) return withDecimals(value.toText());
  return value instanceof BigInteger ? value.toText() : quoted(scalarText(value));
}

/** The text of a value that JSON holds as a string. */
export function scalarText(value: unknown): string {
  if (value instanceof DateTime || value instanceof DateTimeOffset) return isoText(value);
  if (isBytes(value)) return base64Text(value);
  return value instanceof Uri ? value.originalString : textOf(value);
}

function boxedJson({ value, type }: Boxed): string {
  if (type === CHAR) return quoted(String.fromCharCode(Number(value)));
  if (type === DOUBLE) return doubleJson(Number(value));
  return type === SINGLE ? fractionJson(Number(value), singleText(Number(value))) : String(value);
}

export function doubleJson(value: number): string {
  return isPlainDouble(value) ? withDecimals(String(value)) : fractionJson(value, doubleText(value));
}

/** Whether JavaScript's own text is the same, which is quicker; a fraction of zero apart. */
export function isPlainDouble(value: number): boolean {
  const size = Math.abs(value);
  return size >= 0.001 && size < 1e15;
}

const fractionJson = (value: number, text: string): string =>
  Number.isFinite(value) ? withDecimals(text) : quoted(text);

const withDecimals = (text: string): string => (/[.E]/.test(text) ? text : `${text}.0`);
