import { divideRounded, magnitude } from './integer-division.ts';
import { TO_EVEN } from './midpoint-rounding.ts';

export const LARGEST = 2n ** 96n - 1n;
export const MOST_DECIMALS = 28;

/** A decimal's parts: the coefficient over 10 to the power of the scale. */
export interface Parts {
  readonly coefficient: bigint;
  readonly scale: number;
}

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

const digitCount = (value: bigint): number => String(magnitude(value)).length;

/** The nearest that a decimal can hold, half to even; undefined where that is too large. The scale may be negative and of any size. */
export function fitted(coefficient: bigint, scale: number): Parts | undefined {
  if (scale >= 0 && scale <= MOST_DECIMALS && magnitude(coefficient) <= LARGEST) return { coefficient, scale };
  if (scale > digitCount(coefficient) + MOST_DECIMALS) return { coefficient: 0n, scale: MOST_DECIMALS };
  if (scale >= 0) return shortened(coefficient, scale);
  if (coefficient === 0n) return { coefficient, scale: 0 };
  return scale < -MOST_DECIMALS ? undefined : shortened(coefficient * powerOfTen(-scale), 0);
}

/** Without as many of its last decimals as it takes. */
function shortened(coefficient: bigint, scale: number): Parts | undefined {
  const excess = Math.max(scale - MOST_DECIMALS, digitCount(coefficient) - MOST_DECIMALS - 1, 0);
  for (let cut = Math.min(excess, scale); cut <= scale; cut += 1) {
    const rounded = divideRounded(coefficient, powerOfTen(cut), TO_EVEN);
    if (magnitude(rounded) <= LARGEST) return { coefficient: rounded, scale: scale - cut };
  }
  return undefined;
}

/** Exact with a scale that is the difference of both, if that can be; else with as many decimals as it takes or fit. */
export function quotient(dividend: Parts, divisor: Parts): Parts | undefined {
  const scale = dividend.scale - divisor.scale;
  if (scale >= 0 && dividend.coefficient % divisor.coefficient === 0n)
    return { coefficient: dividend.coefficient / divisor.coefficient, scale };
  // 30 digits more than will be kept, with a last one that tells that the quotient does not end there.
  const scaled = dividend.coefficient * powerOfTen(MOST_DECIMALS + 30 - scale);
  const isNegative = scaled < 0n !== divisor.coefficient < 0n;
  const rest = scaled % divisor.coefficient === 0n ? 0n : isNegative ? -1n : 1n;
  const found = fitted((scaled / divisor.coefficient) * 10n + rest, MOST_DECIMALS + 31);
  return found === undefined ? undefined : withoutZeros(found);
}

/** Without zeros at the end of its decimals. */
export function withoutZeros(parts: Parts): Parts {
  let { coefficient, scale } = parts;
  for (; scale > 0 && coefficient % 10n === 0n; scale -= 1) coefficient /= 10n;
  return { coefficient, scale };
}
