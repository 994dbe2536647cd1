import type { Decimal } from '../../numbers/decimal.ts';
import { BOOLEAN, DECIMAL, NULL } from '../../types/primitives.ts';
import type { Implementation } from '../../types/table.ts';
import type { Bound } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { enumOperands } from './enums.ts';
import { liftedComparison } from './lift.ts';
import { commonNumber } from './promotion.ts';
import { userOperator } from './user-operators.ts';

export type Comparison = '<' | '>' | '<=' | '>=';

const NUMBERS: Readonly<Record<Comparison, Implementation>> = {
  '<': (a: number, b: number) => a < b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
};

const DECIMALS: Readonly<Record<Comparison, Implementation>> = {
  '<': (a: Decimal, b: Decimal) => a.compareTo(b) < 0,
  '>': (a: Decimal, b: Decimal) => a.compareTo(b) > 0,
  '<=': (a: Decimal, b: Decimal) => a.compareTo(b) <= 0,
  '>=': (a: Decimal, b: Decimal) => a.compareTo(b) >= 0,
};

export function comparison(checker: Checker, operator: Comparison, left: Bound, right: Bound): Bound | undefined {
  if (left.type === NULL || right.type === NULL) return undefined;
  const number = commonNumber(left, right);
  if (number !== undefined)
    return liftedComparison([left, right], number, BOOLEAN, (number === DECIMAL ? DECIMALS : NUMBERS)[operator]);
  const enums = enumOperands(left, right);
  if (enums !== undefined) return liftedComparison(enums.operands, enums.type, BOOLEAN, NUMBERS[operator]);
  return userOperator(checker, operator, [left, right]);
}
