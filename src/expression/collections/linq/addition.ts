import { Decimal } from '../../numbers/decimal.ts';
import { arithmeticOverflow } from '../../numbers/faults.ts';

/** How the numbers of one type are added up; `N` is their run-time form. */
export interface Addition<N> {
  readonly zero: N;
  /** Throws OverflowException. */
  plus(sum: N, item: N): N;
  /** What the sum of so many comes to. */
  result(sum: N, count: number): unknown;
}

const add = (sum: number, item: number): number => sum + item;

function addInt(sum: number, item: number): number {
  if (((sum + item) | 0) !== sum + item) throw arithmeticOverflow();
  return sum + item;
}

function addLong(sum: bigint, item: bigint): bigint {
  if (BigInt.asIntN(64, sum + item) !== sum + item) throw arithmeticOverflow();
  return sum + item;
}

const addDecimal = (sum: Decimal, item: Decimal): Decimal => sum.plus(item);

export const SUM_INT: Addition<number> = { zero: 0, plus: addInt, result: sum => sum };
export const SUM_LONG: Addition<bigint> = { zero: 0n, plus: addLong, result: sum => sum };
/** Added up as doubles. */
export const SUM_FLOAT: Addition<number> = { zero: 0, plus: add, result: Math.fround };
export const SUM_DOUBLE: Addition<number> = { zero: 0, plus: add, result: sum => sum };
export const SUM_DECIMAL: Addition<Decimal> = {
  zero: Decimal.fromInteger(0n),
  plus: addDecimal,
  result: sum => sum,
};

/** Added up as longs. */
export const AVERAGE_INT: Addition<number> = { zero: 0, plus: add, result: (sum, count) => sum / count };
export const AVERAGE_LONG: Addition<bigint> = {
  zero: 0n,
  plus: addLong,
  result: (sum, count) => Number(sum) / count,
};
export const AVERAGE_FLOAT: Addition<number> = {
  zero: 0,
  plus: add,
  result: (sum, count) => Math.fround(sum / count),
};
export const AVERAGE_DOUBLE: Addition<number> = { zero: 0, plus: add, result: (sum, count) => sum / count };
export const AVERAGE_DECIMAL: Addition<Decimal> = {
  zero: Decimal.fromInteger(0n),
  plus: addDecimal,
  result: (sum, count) => sum.dividedBy(Decimal.fromInteger(BigInt(count))),
};
