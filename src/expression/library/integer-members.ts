import { displayName } from '../types/display.ts';
import { integerShape, isWide } from '../types/integer-range.ts';
import type { Members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';
import { numberMembers } from './number-members.ts';

/** What all integer types have. */
export function integerMembers(type: NamedType): Members {
  const { smallest, largest } = integerShape(type) ?? { smallest: 0n, largest: 0n };
  const constant = (value: bigint): number | bigint => (isWide(type) ? value : Number(value));
  return {
    [`const ${displayName(type)} MaxValue`]: constant(largest),
    [`const ${displayName(type)} MinValue`]: constant(smallest),
    ...numberMembers(type),
  };
}
