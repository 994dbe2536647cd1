import { argumentException, badArgument } from '../runtime/exception.ts';
import { Decimal } from './decimal.ts';
import { MOST_DECIMALS } from './decimal-fit.ts';

const SIGN = -2147483648;

/** `decimal.GetBits`: the coefficient in three parts, the lowest first, then scale and sign. */
export function bitsOf({ coefficient, scale }: Decimal): number[] {
  const size = coefficient < 0n ? -coefficient : coefficient;
  const part = (index: bigint): number => Number(BigInt.asIntN(32, size >> (32n * index)));
  return [part(0n), part(1n), part(2n), (scale << 16) | (coefficient < 0n ? SIGN : 0)];
}

/** Throws ArgumentException for what is no decimal's bits. */
export function ofBits(bits: readonly number[]): Decimal {
  const [low = 0, middle = 0, high = 0, flags = 0] = bits;
  const scale = (flags >> 16) & 0xff;
  if (bits.length !== 4 || (flags & 0x7f00ffff) !== 0 || scale > MOST_DECIMALS)
    throw argumentException('Decimal constructor requires an array or span of four valid decimal bytes.');
  return ofParts(low, middle, high, flags < 0, scale);
}

export function ofParts(low: number, middle: number, high: number, isNegative: boolean, scale: number): Decimal {
  if (scale > MOST_DECIMALS)
    throw badArgument('scale', `scale ('${scale}') must be less than or equal to '${MOST_DECIMALS}'.`, scale);
  const unsigned = (part: number): bigint => BigInt.asUintN(32, BigInt(part));
  const size = (unsigned(high) << 64n) | (unsigned(middle) << 32n) | unsigned(low);
  return Decimal.of(isNegative ? -size : size, scale);
}
