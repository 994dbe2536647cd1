import { complement, negation } from '../../numbers/arithmetic.ts';
import { nullableOf } from '../../types/hierarchy.ts';
import { BOOLEAN, INT64, UINT32 } from '../../types/primitives.ts';
import type { Bound } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { isEnum } from '../numeric-types.ts';
import { lifted } from './lift.ts';
import { promoted } from './promotion.ts';
import { userOperator } from './user-operators.ts';

export type UnaryOperator = '+' | '-' | '!' | '~';

export const NOT = (value: boolean): boolean => !value;
const SAME = (value: unknown): unknown => value;

export function unary(
  checker: Checker,
  operator: UnaryOperator,
  operand: Bound,
  isChecked: boolean,
): Bound | undefined {
  const inner = nullableOf(operand.type) ?? operand.type;
  if (operator === '!' && inner === BOOLEAN) return lifted([operand], BOOLEAN, BOOLEAN, NOT);
  if (operator === '~' && isEnum(inner)) return enumComplement(operand, inner);
  return ofNumber(operator, operand, isChecked) ?? userOperator(checker, operator, [operand]);
}

function enumComplement(operand: Bound, type: Parameters<typeof complement>[0]): Bound | undefined {
  const found = complement(type);
  return found === undefined ? undefined : lifted([operand], type, type, found);
}

function ofNumber(operator: UnaryOperator, operand: Bound, isChecked: boolean): Bound | undefined {
  const promotedType = promoted(operand.type);
  if (promotedType === undefined || operator === '!') return undefined;
  const type = operator === '-' && promotedType === UINT32 ? INT64 : promotedType;
  const found = operator === '+' ? SAME : operator === '-' ? negation(type, isChecked) : complement(type);
  return found === undefined ? undefined : lifted([operand], type, type, found);
}
