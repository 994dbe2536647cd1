import { displayName } from '../types/display.ts';
import { SINGLE } from '../types/primitives.ts';
import type { Members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';
import { numberMembers } from './number-members.ts';

/** What float and double have. */
export function floatingMembers(type: NamedType, largest: number, epsilon: number): Members {
  const name = displayName(type);
  const value = type === SINGLE ? 'f' : 'd';
  return {
    [`const ${name} MaxValue`]: largest,
    [`const ${name} MinValue`]: -largest,
    [`const ${name} Epsilon`]: epsilon,
    [`const ${name} NaN`]: Number.NaN,
    [`const ${name} PositiveInfinity`]: Number.POSITIVE_INFINITY,
    [`const ${name} NegativeInfinity`]: Number.NEGATIVE_INFINITY,
    [`static bool IsNaN(${name} ${value})`]: Number.isNaN,
    [`static bool IsFinite(${name} ${value})`]: Number.isFinite,
    [`static bool IsInteger(${name} value)`]: Number.isInteger,
    [`static bool IsInfinity(${name} ${value})`]: (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY,
    [`static bool IsPositiveInfinity(${name} ${value})`]: (value: number) => value === Number.POSITIVE_INFINITY,
    [`static bool IsNegativeInfinity(${name} ${value})`]: (value: number) => value === Number.NEGATIVE_INFINITY,
    [`static bool IsNegative(${name} ${value})`]: (value: number) => value < 0 || Object.is(value, -0),
    ...numberMembers(type),
  };
}
