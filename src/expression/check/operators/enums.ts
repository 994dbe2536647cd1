import { nullableOf } from '../../types/hierarchy.ts';
import { INT32 } from '../../types/primitives.ts';
import type { NamedType } from '../../types/type.ts';
import { type Bound, constant, isConstant } from '../bound.ts';
import { isEnum } from '../numeric-types.ts';

interface EnumOperands {
  readonly type: NamedType;
  readonly operands: readonly [Bound, Bound];
}

/** Two members of one enum, or one and the literal 0. */
export function enumOperands(left: Bound, right: Bound): EnumOperands | undefined {
  const types = [left, right].map(({ type }) => nullableOf(type) ?? type);
  const type = types.find(isEnum);
  if (type === undefined) return undefined;
  const operands = [left, right].map(operand => (isZero(operand) ? constant(type, 0) : operand));
  const [one, other] = operands;
  const isFitting = operands.every(operand => (nullableOf(operand.type) ?? operand.type) === type);
  return isFitting && one !== undefined && other !== undefined ? { type, operands: [one, other] } : undefined;
}

const isZero = (operand: Bound): boolean => isConstant(operand) && operand.type === INT32 && operand.value === 0;
