import { underlying } from '../types/integer-range.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INT32, INT64, SINGLE, UINT32, UINT64 } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { DECIMAL_ARITHMETIC, DOUBLE_ARITHMETIC, SINGLE_ARITHMETIC } from './fraction-arithmetic.ts';
import { CHECKED_INT, CHECKED_UINT, INT, UINT } from './int-arithmetic.ts';
import { CHECKED_LONG, CHECKED_ULONG, LONG, ULONG } from './long-arithmetic.ts';
import type { Arithmetic, ArithmeticOperator } from './operators.ts';

const LOGIC: Arithmetic = {
  '&': (a: boolean, b: boolean) => a && b,
  '|': (a: boolean, b: boolean) => a || b,
  '^': (a: boolean, b: boolean) => a !== b,
};

/** Unchecked, then checked. */
const ARITHMETIC: ReadonlyMap<NamedType, readonly [Arithmetic, Arithmetic]> = new Map([
  [INT32, [INT, CHECKED_INT]],
  [UINT32, [UINT, CHECKED_UINT]],
  [INT64, [LONG, CHECKED_LONG]],
  [UINT64, [ULONG, CHECKED_ULONG]],
  [SINGLE, [SINGLE_ARITHMETIC, SINGLE_ARITHMETIC]],
  [DOUBLE, [DOUBLE_ARITHMETIC, DOUBLE_ARITHMETIC]],
  [DECIMAL, [DECIMAL_ARITHMETIC, DECIMAL_ARITHMETIC]],
  [BOOLEAN, [LOGIC, LOGIC]],
]);

/**
 * What an operator of C# does with two operands of that type (a shift: with an int on its right). C# has none for the types
 * smaller than int; enums count as int. Undefined where the language has no such operator.
 */
export function arithmetic(
  type: NamedType,
  operator: ArithmeticOperator,
  isChecked: boolean,
): ((a: never, b: never) => unknown) | undefined {
  const [unchecked, checked] = ARITHMETIC.get(underlying(type)) ?? [];
  return (isChecked ? checked : unchecked)?.[operator];
}

/** `-x`, of int, long, float, double or decimal. */
export function negation(type: NamedType, isChecked: boolean): ((a: never) => unknown) | undefined {
  const [unchecked, checked] = ARITHMETIC.get(type) ?? [];
  return (isChecked ? checked : unchecked)?.negate;
}

/** `~x`, of an integer type. */
export const complement = (type: NamedType): ((a: never) => unknown) | undefined =>
  ARITHMETIC.get(underlying(type))?.[0].complement;
