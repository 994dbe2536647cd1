import { ARITHMETIC_EXCEPTION, argumentException, NetException, overflowException } from '../runtime/exception.ts';
import { halfToEven } from './rounding.ts';

/** Of -0 and NaN as .NET has it. */
export function signOf(value: number): number {
  if (Number.isNaN(value))
    throw new NetException(ARITHMETIC_EXCEPTION, 'Function does not accept floating point Not-a-Number values.', null);
  return Math.sign(value) + 0;
}

export const smallestHasNoAbsolute = (): NetException =>
  overflowException('Negating the minimum value of a twos complement number is invalid.');

/** JavaScript has NaN where .NET follows IEEE 754: 1 to whatever power is 1, and so is -1 to an infinite one. */
export function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY)) return 1;
  return base ** exponent;
}

export function logarithm(value: number, base: number): number {
  if (Number.isNaN(value) || Number.isNaN(base) || base === 1) return Number.NaN;
  if (value !== 1 && (base === 0 || base === Number.POSITIVE_INFINITY)) return Number.NaN;
  return Math.log(value) / Math.log(base);
}

/** What is left of the dividend when the quotient is rounded half to even. */
export function ieeeRemainder(dividend: number, divisor: number): number {
  const below = dividend % divisor;
  if (Number.isNaN(below) || below === 0) return below;
  const above = below - Math.abs(divisor) * Math.sign(dividend);
  if (Math.abs(above) !== Math.abs(below)) return Math.abs(above) < Math.abs(below) ? above : below;
  const quotient = dividend / divisor;
  return Math.abs(halfToEven(quotient)) > Math.abs(quotient) ? above : below;
}

export const minimumIsLarger = (minimum: string, maximum: string): NetException =>
  argumentException(`'${minimum}' cannot be greater than ${maximum}.`);
