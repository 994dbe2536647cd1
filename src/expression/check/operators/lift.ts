import { callable } from '../../trust.ts';
import { nullableOf } from '../../types/hierarchy.ts';
import { nullable } from '../../types/primitives.ts';
import type { Implementation } from '../../types/table.ts';
import type { Type } from '../../types/type.ts';
import { apply, type Bound } from '../bound.ts';
import { widened } from '../boxing.ts';

const isNullable = ({ type }: Bound): boolean => nullableOf(type) !== undefined;

/** The operands as `operandType`, and the operator on them; where one of them may be null, so is the result. */
export function lifted(
  operands: readonly Bound[],
  operandType: Type,
  result: Type,
  implementation: Implementation,
): Bound {
  if (!operands.some(isNullable))
    return apply(
      result,
      operands.map(operand => widened(operand, operandType)),
      implementation,
    );
  const given = operands.map(operand => widened(operand, nullable(operandType)));
  return apply(nullable(result), given, orNull(implementation));
}

/** Null where an operand is null. */
export function orNull(implementation: Implementation): Implementation {
  const call = callable(implementation);
  return (...values: unknown[]) => (values.includes(null) ? null : call(...values));
}

/** `<` and its like: with a null on either side, false. */
export function liftedComparison(
  operands: readonly Bound[],
  operandType: Type,
  result: Type,
  implementation: Implementation,
): Bound {
  if (!operands.some(isNullable)) return lifted(operands, operandType, result, implementation);
  const call = callable(implementation);
  const given = operands.map(operand => widened(operand, nullable(operandType)));
  return apply(result, given, (...values: unknown[]) => !values.includes(null) && call(...values));
}

/** `==`: two nulls are equal, and null equals nothing else. */
export function liftedEquality(
  operands: readonly Bound[],
  operandType: Type,
  result: Type,
  equal: Implementation,
  isEqual: boolean,
): Bound {
  if (!operands.some(isNullable)) return lifted(operands, operandType, result, equal);
  const call = callable(equal);
  const given = operands.map(operand => widened(operand, nullable(operandType)));
  return apply(result, given, (a: unknown, b: unknown) =>
    a === null || b === null ? (a === b) === isEqual : call(a, b),
  );
}
