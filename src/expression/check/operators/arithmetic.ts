import { arithmetic as operation } from '../../numbers/arithmetic.ts';
import { nullableOf } from '../../types/hierarchy.ts';
import { BOOLEAN, INT32, nullable, STRING } from '../../types/primitives.ts';
import type { NamedType } from '../../types/type.ts';
import { apply, type Bound } from '../bound.ts';
import { widened } from '../boxing.ts';
import type { Checker } from '../checker.ts';
import { isEnum } from '../numeric-types.ts';
import { concatenation } from './concatenation.ts';
import { enumOperands } from './enums.ts';
import { lifted, orNull } from './lift.ts';
import { commonNumber, promoted } from './promotion.ts';
import { userOperator } from './user-operators.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '<<' | '>>' | '&' | '|' | '^';

export function arithmetic(
  checker: Checker,
  operator: ArithmeticOperator,
  left: Bound,
  right: Bound,
  isChecked: boolean,
): Bound | undefined {
  if (operator === '<<' || operator === '>>') return shift(operator, left, right);
  // An operator that a type declares goes before the concatenation of strings: `XNamespace + string` is an XName.
  if (operator === '+' && (left.type === STRING || right.type === STRING))
    return userOperator(checker, operator, [left, right]) ?? concatenation(left, right);
  const number = commonNumber(left, right);
  const found = number === undefined ? undefined : operation(number, operator, isChecked);
  if (number !== undefined && found !== undefined) return lifted([left, right], number, number, found);
  return (
    ofBooleans(operator, left, right) ??
    ofEnums(operator, left, right, isChecked) ??
    userOperator(checker, operator, [left, right])
  );
}

function shift(operator: '<<' | '>>', left: Bound, right: Bound): Bound | undefined {
  const type = promoted(left.type);
  const found = type === undefined ? undefined : operation(type, operator, false);
  if (type === undefined || found === undefined || promoted(right.type) !== INT32) return undefined;
  const isNullable = [left, right].some(operand => nullableOf(operand.type) !== undefined);
  if (!isNullable) return apply(type, [widened(left, type), widened(right, INT32)], found);
  return apply(nullable(type), [widened(left, nullable(type)), widened(right, nullable(INT32))], orNull(found));
}

function ofBooleans(operator: ArithmeticOperator, left: Bound, right: Bound): Bound | undefined {
  const areBooleans = [left, right].every(({ type }) => (nullableOf(type) ?? type) === BOOLEAN);
  const found = areBooleans ? operation(BOOLEAN, operator, false) : undefined;
  if (found === undefined) return undefined;
  const isNullable = [left, right].some(operand => nullableOf(operand.type) !== undefined);
  if (!isNullable || operator === '^') return lifted([left, right], BOOLEAN, BOOLEAN, found);
  const given = [left, right].map(operand => widened(operand, nullable(BOOLEAN)));
  return apply(nullable(BOOLEAN), given, operator === '&' ? andUnknown : orUnknown);
}

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#12135-nullable-boolean--and--operators */
const andUnknown = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const orUnknown = (a: boolean | null, b: boolean | null): boolean | null =>
  a === true || b === true ? true : a === null || b === null ? null : false;

/** `a | b` of flags is one of them; `a + 1` too, and `a - b` is a number. */
function ofEnums(operator: ArithmeticOperator, left: Bound, right: Bound, isChecked: boolean): Bound | undefined {
  const enums = enumOperands(left, right);
  const found = operation(INT32, operator, isChecked);
  if (found === undefined) return undefined;
  if (enums !== undefined && '&|^-'.includes(operator)) {
    const result: NamedType = operator === '-' ? INT32 : enums.type;
    return lifted(enums.operands, enums.type, result, found);
  }
  const type = [left.type, right.type].find(isEnum);
  const isSum = operator === '+' || (operator === '-' && left.type === type);
  if (type === undefined || !isSum || ![left.type, right.type].includes(INT32)) return undefined;
  return apply(type, [left, right], found);
}
