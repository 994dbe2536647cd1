import { nullableOf } from '../types/hierarchy.ts';
import { integerShape } from '../types/integer-range.ts';
import { INT32, INT64, INTEGERS, NULL, UINT64 } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { type Bound, type Constant, constant } from './bound.ts';
import { standardConversion } from './conversions.ts';
import { isEnum } from './numeric-types.ts';

/** What an int constant becomes where it fits; what every int fits into it becomes anyway. */
const INTEGER_TARGETS: ReadonlySet<Type> = new Set(INTEGERS.filter(type => type !== INT32 && type !== INT64));

/** An int constant becomes any integer type that holds it; 0 any enum; a long constant ulong. */
export function constantTo({ value, type: from }: Constant, to: Type): Bound | undefined {
  if (from === NULL && value === null)
    return standardConversion(from, to, false) === undefined ? undefined : constant(to, null);
  const wanted = nullableOf(to) ?? to;
  if (value === 0 && from === INT32 && isEnum(wanted)) return constant(to, 0);
  const shape = wanted instanceof NamedType && INTEGER_TARGETS.has(wanted) ? integerShape(wanted) : undefined;
  const isInteger = from === INT32 || (from === INT64 && wanted === UINT64);
  if (!isInteger || shape === undefined || !(typeof value === 'number' || typeof value === 'bigint')) return undefined;
  const integer = BigInt(value);
  if (integer < shape.smallest || integer > shape.largest) return undefined;
  return constant(to, wanted === UINT64 ? integer : value);
}

/** An integer that would convert unasked if it were smaller. */
export const isTooLarge = ({ type }: Constant, to: Type): boolean =>
  (type === INT32 && INTEGER_TARGETS.has(to)) || (type === INT64 && to === UINT64);
