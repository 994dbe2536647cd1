import { argumentException, argumentOutOfRange } from '../runtime/exception.ts';
import type { Decimal } from './decimal.ts';
import { AWAY_FROM_ZERO, TO_EVEN, TO_NEGATIVE_INFINITY, TO_POSITIVE_INFINITY, TO_ZERO } from './midpoint-rounding.ts';

const MOST_DOUBLE_DIGITS = 15;
const MOST_DECIMAL_DIGITS = 28;
/** A double from here on has no decimals to round. */
const DOUBLE_LIMIT = 1e16;

/** `Math.Round(double)` and its overloads; `rounding` is a member of MidpointRounding. */
export function roundDouble(value: number, digits: number, rounding: number): number {
  checkDigits(digits, MOST_DOUBLE_DIGITS);
  checkRounding(rounding);
  if (!(Math.abs(value) < DOUBLE_LIMIT)) return value;
  const power = 10 ** digits;
  return roundInteger(value * power, rounding) / power;
}

export function roundDecimal(value: Decimal, decimals: number, rounding: number): Decimal {
  if (decimals < 0 || decimals > MOST_DECIMAL_DIGITS)
    throw argumentOutOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
  checkRounding(rounding);
  return value.round(decimals, rounding);
}

function checkDigits(digits: number, most: number): void {
  if (digits < 0 || digits > most)
    throw argumentOutOfRange('digits', `Rounding digits must be between 0 and ${most}, inclusive.`);
}

function checkRounding(rounding: number): void {
  if (rounding < TO_EVEN || rounding > TO_POSITIVE_INFINITY)
    throw argumentException(
      `The value '${rounding}' is not valid for this usage of the type MidpointRounding.`,
      'mode',
    );
}

function roundInteger(value: number, rounding: number): number {
  switch (rounding) {
    case AWAY_FROM_ZERO:
      return Math.trunc(value + Math.sign(value) * LARGEST_BELOW_HALF);
    case TO_ZERO:
      return Math.trunc(value);
    case TO_NEGATIVE_INFINITY:
      return Math.floor(value);
    case TO_POSITIVE_INFINITY:
      return Math.ceil(value);
    default:
      return halfToEven(value);
  }
}

/** So that a number just below a half is not lifted over it; added to an exact half it still gives the next integer. */
const LARGEST_BELOW_HALF = 0.5 - 2 ** -54;

export function halfToEven(value: number): number {
  const low = Math.floor(value);
  const distance = value - low;
  if (distance !== 0.5) return distance < 0.5 ? keepSign(low, value) : keepSign(low + 1, value);
  return keepSign(low % 2 === 0 ? low : low + 1, value);
}

/** -0.4 is rounded to -0. */
const keepSign = (result: number, of: number): number => (result === 0 && of < 0 ? -0 : result);
