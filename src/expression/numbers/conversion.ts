import { type IntegerShape, integerShape, isWide, underlying } from '../types/integer-range.ts';
import { DECIMAL, DOUBLE, SINGLE } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { Decimal } from './decimal.ts';
import { arithmeticOverflow, outOfRange } from './faults.ts';
import { truncated } from './truncation.ts';

type Convert = (value: never) => unknown;

/** What `convertNumber` answers where the value stays as it is. */
export const UNCHANGED = (value: unknown): unknown => value;

/**
 * What a cast does between two numeric types, char and enums among them. An integer that does not fit is cut to its low bits,
 * or refused in a checked context; one made of a decimal is always refused.
 */
export function convertNumber(from: NamedType, to: NamedType, isChecked: boolean): Convert {
  const [source, target] = [underlying(from), underlying(to)];
  if (source === target) return UNCHANGED;
  if (target === DECIMAL) return toDecimal(source);
  const shape = integerShape(target);
  if (shape === undefined) return toFraction(source, target);
  if (source === DECIMAL) return (value: Decimal) => narrowed(decimalInteger(value, target, shape), target);
  return integerShape(source) === undefined
    ? fromFraction(target, shape, isChecked)
    : betweenIntegers(source, target, isChecked);
}

function toDecimal(source: NamedType): Convert {
  if (source === DOUBLE) return (value: number) => Decimal.fromNumber(value);
  if (source === SINGLE) return (value: number) => Decimal.fromSingle(value);
  return (value: number | bigint) => Decimal.fromInteger(BigInt(value));
}

/** Number() rounds a bigint as .NET does. */
function toFraction(source: NamedType, target: NamedType): Convert {
  if (source === DECIMAL)
    return target === SINGLE ? (value: Decimal) => Math.fround(value.toNumber()) : (value: Decimal) => value.toNumber();
  if (target === SINGLE) return (value: number | bigint) => Math.fround(Number(value));
  return isWide(source) ? (value: bigint) => Number(value) : UNCHANGED;
}

function decimalInteger(value: Decimal, target: NamedType, shape: IntegerShape): bigint {
  const integer = value.toInteger();
  if (!holds(shape, integer)) throw outOfRange(target);
  return integer;
}

function fromFraction(target: NamedType, shape: IntegerShape, isChecked: boolean): Convert {
  if (!isChecked) return (value: number) => truncated(value, target, shape);
  return (value: number) => {
    if (!Number.isFinite(value) || !holds(shape, BigInt(Math.trunc(value)))) throw arithmeticOverflow();
    return narrowed(BigInt(Math.trunc(value)), target);
  };
}

function betweenIntegers(source: NamedType, target: NamedType, isChecked: boolean): Convert {
  const [has, wants] = [integerShape(source), integerShape(target)];
  if (has === undefined || wants === undefined)
    throw new Error('A conversion between integers needs two integer types.');
  const fits = has.smallest >= wants.smallest && has.largest <= wants.largest;
  if (fits && isWide(source) === isWide(target)) return UNCHANGED;
  if (isChecked && !fits) return checked(wants, cut(source, target, wants));
  return cut(source, target, wants);
}

const checked =
  (shape: IntegerShape, convert: (value: never) => unknown): Convert =>
  (value: never) => {
    if (!holds(shape, value)) throw arithmeticOverflow();
    return convert(value);
  };

const holds = ({ smallest, largest }: IntegerShape, value: number | bigint): boolean =>
  value >= smallest && value <= largest;

const narrowed = (value: bigint, target: NamedType): number | bigint => (isWide(target) ? value : Number(value));

function cut(source: NamedType, target: NamedType, { bits, isSigned }: IntegerShape): Convert {
  const asWidth = isSigned ? BigInt.asIntN : BigInt.asUintN;
  if (isWide(source)) return (value: bigint) => narrowed(asWidth(bits, value), target);
  return isWide(target) ? (value: number) => asWidth(bits, BigInt(value)) : lowBits(bits, isSigned);
}

function lowBits(bits: number, isSigned: boolean): (value: number) => number {
  if (bits === 32) return isSigned ? value => value | 0 : value => value >>> 0;
  const unused = 32 - bits;
  return isSigned ? value => (value << unused) >> unused : value => (value << unused) >>> unused;
}
