import type { IntegerShape } from '../types/integer-range.ts';
import { INT64, UINT32, UINT64 } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';

const TWO_TO_63 = 2 ** 63;
const SMALLEST_LONG = -(2n ** 63n);
const SMALLEST_INT = -(2 ** 31);

/**
 * A double cast to an integer type in an unchecked context. C# leaves open what a double beyond its range gives; this is what
 * .NET 8 gives on x64: the smallest int or long, or the low bits of it.
 */
export function truncated(value: number, target: NamedType, { bits, isSigned }: IntegerShape): number | bigint {
  if (target === INT64) return asLong(value);
  if (target === UINT64) return BigInt.asUintN(64, asUnsignedLong(value));
  if (target === UINT32) return Number(BigInt.asUintN(32, asLong(value)));
  const unused = 32 - bits;
  const low = asInt(value) << unused;
  return isSigned ? low >> unused : low >>> unused;
}

function asInt(value: number): number {
  const integer = Math.trunc(value);
  return integer >= SMALLEST_INT && integer < -SMALLEST_INT ? integer : SMALLEST_INT;
}

const asLong = (value: number): bigint =>
  value >= -TWO_TO_63 && value < TWO_TO_63 ? BigInt(Math.trunc(value)) : SMALLEST_LONG;

/** From 2^63 on, the processor converts what is above it. */
const asUnsignedLong = (value: number): bigint =>
  value < TWO_TO_63 ? asLong(value) : asLong(value - TWO_TO_63) - SMALLEST_LONG;
