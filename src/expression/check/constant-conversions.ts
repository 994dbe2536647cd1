import { nullableOf } from '../types/hierarchy.ts';
import { BYTE, INT16, INT32, INT64, NULL, SBYTE, UINT16, UINT32, UINT64 } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { type Bound, type Constant, constant } from './bound.ts';
import { standardConversion } from './conversions.ts';
import { isEnum } from './numeric-types.ts';

const INTEGERS: ReadonlyMap<Type, readonly [bigint, bigint]> = new Map([
  [SBYTE, [-128n, 127n]],
  [BYTE, [0n, 255n]],
  [INT16, [-32768n, 32767n]],
  [UINT16, [0n, 65535n]],
  [UINT32, [0n, 4294967295n]],
  [UINT64, [0n, 18446744073709551615n]],
]);

/** An int constant becomes any integer type that holds it; 0 any enum; a long constant ulong. */
export function constantTo({ value, type: from }: Constant, to: Type): Bound | undefined {
  if (from === NULL && value === null)
    return standardConversion(from, to, false) === undefined ? undefined : constant(to, null);
  const wanted = nullableOf(to) ?? to;
  if (value === 0 && from === INT32 && isEnum(wanted)) return constant(to, 0);
  const range = INTEGERS.get(wanted);
  const isInteger = from === INT32 || (from === INT64 && wanted === UINT64);
  if (!isInteger || range === undefined || !(typeof value === 'number' || typeof value === 'bigint')) return undefined;
  const integer = BigInt(value);
  if (integer < range[0] || integer > range[1]) return undefined;
  return constant(to, wanted === UINT64 ? integer : value);
}

/** An integer that would convert unasked if it were smaller. */
export const isTooLarge = ({ type }: Constant, to: Type): boolean =>
  (type === INT32 && INTEGERS.has(to)) || (type === INT64 && to === UINT64);
