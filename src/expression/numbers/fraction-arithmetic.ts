import type { Decimal } from './decimal.ts';
import type { Arithmetic } from './operators.ts';

export const DOUBLE_ARITHMETIC: Arithmetic = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  negate: (a: number) => -a,
};

/** One rounding of a double's sum, product or quotient gives the float's own result, by the standard of both. */
export const SINGLE_ARITHMETIC: Arithmetic = {
  '+': (a: number, b: number) => Math.fround(a + b),
  '-': (a: number, b: number) => Math.fround(a - b),
  '*': (a: number, b: number) => Math.fround(a * b),
  '/': (a: number, b: number) => Math.fround(a / b),
  '%': (a: number, b: number) => Math.fround(a % b),
  negate: (a: number) => -a,
};

/** Decimal throws when it overflows, in an unchecked context too. */
export const DECIMAL_ARITHMETIC: Arithmetic = {
  '+': (a: Decimal, b: Decimal) => a.plus(b),
  '-': (a: Decimal, b: Decimal) => a.minus(b),
  '*': (a: Decimal, b: Decimal) => a.times(b),
  '/': (a: Decimal, b: Decimal) => a.dividedBy(b),
  '%': (a: Decimal, b: Decimal) => a.remainder(b),
  negate: (a: Decimal) => a.negate(),
};
