import { Decimal } from './decimal.ts';
import { magnitude } from './integer-division.ts';

/** A number as formatting sees it: `0.digits` times 10 to the power of `scale`. */
export interface Digits {
  readonly isNegative: boolean;
  /** Without zeros at either end; empty for zero, whose scale is 0. */
  readonly digits: string;
  readonly scale: number;
  /** Of a float or double: rounded half to even, and a zero keeps its sign. Others: half away from zero. */
  readonly isFloating: boolean;
}

/** All digits that the number has; a double has up to some 770. */
export function digitsOf(value: number | bigint | Decimal, isFloating: boolean): Digits {
  if (value instanceof Decimal) return digitsFrom(value.coefficient, value.scale, false, isFloating);
  if (typeof value === 'bigint') return digitsFrom(value, 0, false, isFloating);
  const [coefficient, decimals] = exactly(value);
  return digitsFrom(coefficient, decimals, Object.is(value, -0), isFloating);
}

function digitsFrom(coefficient: bigint, decimals: number, isMinusZero: boolean, isFloating: boolean): Digits {
  const text = coefficient === 0n ? '' : String(magnitude(coefficient));
  const scale = text === '' ? 0 : text.length - decimals;
  return { isNegative: coefficient < 0n || isMinusZero, digits: withoutZeros(text), scale, isFloating };
}

const withoutZeros = (digits: string): string => digits.replace(/0+$/, '');

/** A double without loss: its coefficient, and how many of its digits are decimals. */
function exactly(value: number): [coefficient: bigint, decimals: number] {
  let [mantissa, halvings] = [value, 0];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings += 1;
  }
  return [BigInt(mantissa) * 5n ** BigInt(halvings), halvings];
}

/** The first `count` digits, the last of them rounded. */
export function rounded(number: Digits, count: number): Digits {
  const { digits, isNegative, isFloating } = number;
  const kept = digits.slice(0, Math.max(count, 0));
  if (count < 0 || !isRoundedUp(kept, digits.slice(kept.length), isFloating)) return trimmed(number, kept);
  const next = String(BigInt(`0${kept}`) + 1n);
  // An 1 in front of what were nines only makes the number one digit longer.
  const scale = number.scale + Number(next.length > kept.length);
  return { isNegative, digits: withoutZeros(next.padStart(kept.length, '0')), scale, isFloating };
}

function trimmed(number: Digits, kept: string): Digits {
  const digits = withoutZeros(kept);
  if (digits !== '') return { ...number, digits };
  return { ...number, digits, scale: 0, isNegative: number.isNegative && number.isFloating };
}

function isRoundedUp(kept: string, rest: string, isFloating: boolean): boolean {
  if (!isFloating || rest !== '5') return rest >= '5';
  return Number(kept.at(-1) ?? 0) % 2 === 1;
}

/** The digits before the point, without leading zeros; empty for a number below 1. */
export const wholeDigits = ({ digits, scale }: Digits): string =>
  scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '';

/** The digits after the point, without zeros at the end. */
export const decimalDigits = ({ digits, scale }: Digits): string =>
  scale > 0 ? digits.slice(scale) : digits && '0'.repeat(-scale) + digits;

/** `1234567` with a comma after each third digit from the right. */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
