import { nullableOf } from '../../types/hierarchy.ts';
import {
  BYTE,
  CHAR,
  DECIMAL,
  DOUBLE,
  INT16,
  INT32,
  INT64,
  SBYTE,
  SIGNED,
  SINGLE,
  UINT16,
  UINT32,
  UINT64,
} from '../../types/primitives.ts';
import type { NamedType, Type } from '../../types/type.ts';
import { type Bound, isConstant } from '../bound.ts';
import { isNumeric } from '../numeric-types.ts';

const SMALL: readonly Type[] = [SBYTE, BYTE, INT16, UINT16, CHAR];

/** The type in which a unary operator works. */
export function promoted(type: Type): NamedType | undefined {
  const inner = nullableOf(type) ?? type;
  if (SMALL.includes(inner)) return INT32;
  return isNumeric(inner) ? inner : undefined;
}

/**
 * The type in which a binary operator works on two numbers; undefined where there is none.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#12473-binary-numeric-promotions
 */
export function commonNumber(left: Bound, right: Bound): NamedType | undefined {
  const one = nullableOf(left.type) ?? left.type;
  const other = nullableOf(right.type) ?? right.type;
  if (!isNumeric(one) || !isNumeric(other)) return undefined;
  const has = (type: Type): boolean => one === type || other === type;
  const isFloat = has(SINGLE) || has(DOUBLE);
  if (has(DECIMAL)) return isFloat ? undefined : DECIMAL;
  if (isFloat) return has(DOUBLE) ? DOUBLE : SINGLE;
  return commonInteger(has, [one, other], [left, right]);
}

function commonInteger(
  has: (type: Type) => boolean,
  types: readonly Type[],
  operands: readonly Bound[],
): NamedType | undefined {
  const isSigned = types.some((type, index) => SIGNED.includes(type) && !isPositive(operands[index]));
  if (has(UINT64)) return isSigned ? undefined : UINT64;
  if (has(INT64)) return INT64;
  if (has(UINT32)) return isSigned ? INT64 : UINT32;
  return INT32;
}

/** A constant that fits the unsigned types too. */
const isPositive = (operand: Bound | undefined): boolean =>
  operand !== undefined &&
  isConstant(operand) &&
  (typeof operand.value === 'number' || typeof operand.value === 'bigint') &&
  operand.value >= 0;
