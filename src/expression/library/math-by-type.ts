import { compareValues } from '../collections/compare.ts';
import { arithmetic } from '../numbers/arithmetic.ts';
import { Decimal } from '../numbers/decimal.ts';
import { minimumIsLarger, signOf, smallestHasNoAbsolute } from '../numbers/math.ts';
import { formatNumber } from '../numbers/number-format.ts';
import type { Cell } from '../runtime/cell.ts';
import { displayName } from '../types/display.ts';
import { integerShape, isWide } from '../types/integer-range.ts';
import { DECIMAL, INT32, INT64, NUMERIC } from '../types/primitives.ts';
import type { Implementation, Members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';

type NetNumber = number | bigint | Decimal;

const isSigned = (type: NamedType): boolean => integerShape(type)?.isSigned ?? true;

function membersOf(type: NamedType): Members {
  const name = displayName(type);
  const [max, min] = type === DECIMAL || isWide(type) ? [larger, smaller] : [Math.max, Math.min];
  return {
    [`static ${name} Max(${name} val1, ${name} val2)`]: max,
    [`static ${name} Min(${name} val1, ${name} val2)`]: min,
    [`static ${name} Clamp(${name} value, ${name} min, ${name} max)`]: clamp(type),
    ...(isSigned(type)
      ? { [`static ${name} Abs(${name} value)`]: absolute(type), [`static int Sign(${name} value)`]: sign }
      : {}),
  };
}

const larger = (a: NetNumber, b: NetNumber): NetNumber => (compareValues(a, b) >= 0 ? a : b);
const smaller = (a: NetNumber, b: NetNumber): NetNumber => (compareValues(a, b) <= 0 ? a : b);

const clamp =
  (type: NamedType): Implementation =>
  (value: NetNumber, min: NetNumber, max: NetNumber) => {
    if (min > max && compareValues(min, max) > 0)
      throw minimumIsLarger(formatNumber(min, type, ''), formatNumber(max, type, ''));
    if (typeof value === 'number' && Number.isNaN(value)) return value;
    return smaller(larger(value, min), max);
  };

function absolute(type: NamedType): Implementation {
  if (type === DECIMAL) return (value: Decimal) => value.abs();
  const smallest = integerShape(type)?.smallest;
  if (!isWide(type) && smallest === undefined) return Math.abs;
  return (value: number | bigint) => {
    if (smallest !== undefined && BigInt(value) === smallest) throw smallestHasNoAbsolute();
    return value < 0 ? -value : value;
  };
}

function sign(value: NetNumber): number {
  if (value instanceof Decimal) return value.sign;
  return typeof value === 'bigint' ? Number(value > 0n) - Number(value < 0n) : signOf(value);
}

function divRem(type: NamedType): Members {
  const name = displayName(type);
  const divide = arithmetic(type, '/', false);
  const remain = arithmetic(type, '%', false);
  if (divide === undefined || remain === undefined) return {};
  return {
    [`static ${name} DivRem(${name} a, ${name} b, out ${name} result)`]: (a: never, b: never, result: Cell) => {
      result.value = remain(a, b);
      return divide(a, b);
    },
  };
}

/** Abs, Max, Min, Sign and Clamp, which each type has; and DivRem. */
export const mathByType: Members = Object.assign({}, ...NUMERIC.map(membersOf), divRem(INT32), divRem(INT64));
