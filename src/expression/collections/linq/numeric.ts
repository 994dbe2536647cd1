import type { Decimal } from '../../numbers/decimal.ts';
import { arithmeticOverflow } from '../../numbers/faults.ts';

/** How the numbers of one type are added up: `T` is their form, and that of the running sum. */
export interface Addition<T> {
  readonly zero: T;
  /** Throws OverflowException. */
  plus(sum: T, item: T): T;
  /** What `Sum` answers. */
  total(sum: T): T;
  /** What `Average` answers; its sum may go beyond what `Sum` could answer. */
  average(sum: T, count: number): number | Decimal;
}

const GREATEST_INT = 2 ** 31 - 1;

export const INT: Addition<number> = {
  zero: 0,
  plus: (sum, item) => sum + item,
  total: checkedInt,
  average: (sum, count) => sum / count,
};

function checkedInt(value: number): number {
  if (value > GREATEST_INT || value < -GREATEST_INT - 1) throw arithmeticOverflow();
  return value;
}
