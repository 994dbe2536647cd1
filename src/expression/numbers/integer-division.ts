import { AWAY_FROM_ZERO, TO_EVEN, TO_NEGATIVE_INFINITY, TO_POSITIVE_INFINITY, TO_ZERO } from './midpoint-rounding.ts';

export const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Divides by a positive number; `rounding` is a member of MidpointRounding. */
export function divideRounded(value: bigint, divisor: bigint, rounding: number): bigint {
  const quotient = value / divisor;
  const rest = value % divisor;
  return rest !== 0n && isRoundedUp(quotient, rest, divisor, rounding) ? quotient + (value < 0n ? -1n : 1n) : quotient;
}

/** Whether the magnitude of the quotient grows. */
function isRoundedUp(quotient: bigint, rest: bigint, divisor: bigint, rounding: number): boolean {
  if (rounding === TO_ZERO) return false;
  if (rounding === TO_NEGATIVE_INFINITY) return rest < 0n;
  if (rounding === TO_POSITIVE_INFINITY) return rest > 0n;
  const twice = 2n * magnitude(rest);
  if (twice !== divisor) return twice > divisor;
  return rounding === AWAY_FROM_ZERO || (rounding === TO_EVEN && quotient % 2n !== 0n);
}
