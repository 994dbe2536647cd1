import { CHAR, DOUBLE, SINGLE } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { enumText } from './enum-text.ts';

/** `ToString()` of a number, char or enum, invariant culture. */
export function numberText(value: number | bigint, type: NamedType): string {
  if (typeof value === 'bigint') return String(value);
  if (type.kind === 'enum') return enumText(value, type);
  if (type === CHAR) return String.fromCharCode(value);
  if (type === DOUBLE) return doubleText(value);
  return type === SINGLE ? singleText(value) : String(value);
}

/** How many digits .NET prints before it turns to an exponent: as many as may be needed to read the same value back. */
const DOUBLE_DIGITS = 17;
const SINGLE_DIGITS = 9;

/** The shortest text that reads back as the same double; an exponent from 1E+17 on, and below 0.0001. */
export const doubleText = (value: number): string => shortest(value, String(value), DOUBLE_DIGITS);

/** The shortest text that reads back as the same float; an exponent from 1E+09 on. */
export function singleText(value: number): string {
  for (let digits = 1; digits < SINGLE_DIGITS; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return shortest(value, text, SINGLE_DIGITS);
  }
  return shortest(value, value.toPrecision(9), SINGLE_DIGITS);
}

function shortest(value: number, text: string, mostDigits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '', exponentText] = Number(text).toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= mostDigits)
    return `${mantissa}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return plain(mantissa.replace('.', ''), exponent);
}

function plain(signed: string, exponent: number): string {
  const sign = signed.startsWith('-') ? '-' : '';
  const digits = signed.slice(sign.length);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.padEnd(exponent + 1, '0');
  const fraction = whole.slice(exponent + 1);
  return `${sign}${whole.slice(0, exponent + 1)}${fraction === '' ? '' : `.${fraction}`}`;
}
