import { argumentException, argumentOutOfRange, formatException, overflowException } from '../runtime/exception.ts';
import { integerShape, isWide } from '../types/integer-range.ts';
import type { NamedType } from '../types/type.ts';
import { outOfRange } from './faults.ts';
import { parseNumber } from './number-parse.ts';

/** `Convert.ToInt32(string, fromBase)` and its like; null is 0. Digits of another base than 10 are the bits of the number. */
export function fromRadix(text: string | null, radix: number, type: NamedType): unknown {
  checkRadix(radix);
  if (text === null) return isWide(type) ? 0n : 0;
  // .NET's own mistake: it gives the text as the parameter's name.
  if (text === '')
    throw argumentOutOfRange(
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'Specified argument was out of the range of valid values.',
    );
  return radix === 10 ? ofDigits(text, type) : bits(digitsOf(text, radix), type);
}

function ofDigits(text: string, type: NamedType): unknown {
  if (/^[+-]?$/.test(text)) throw formatException('Could not find any recognizable digits.');
  return parseNumber(text, type);
}

function checkRadix(radix: number): void {
  if (![2, 8, 10, 16].includes(radix)) throw argumentException('Invalid Base.');
}

const PREFIXES: ReadonlyMap<number, string> = new Map([
  [2, '0b'],
  [8, '0o'],
  [16, '0x'],
]);

const DIGITS: ReadonlyMap<number, RegExp> = new Map([
  [2, /^[01]+/],
  [8, /^[0-7]+/],
  [16, /^(?:0[xX])?[0-9a-fA-F]+/],
]);

function digitsOf(text: string, radix: number): bigint {
  if (text.startsWith('-')) throw argumentException('String cannot contain a minus sign if the base is not 10.');
  const digits = DIGITS.get(radix)?.exec(text)?.[0];
  if (digits === undefined || /^0[xX]$/.test(text)) throw formatException('Could not find any recognizable digits.');
  if (digits.length < text.length)
    throw formatException('Additional non-parsable characters are at the end of the string.');
  return BigInt(`${PREFIXES.get(radix)}${digits.replace(/^0[xX]/, '')}`);
}

function bits(value: bigint, type: NamedType): number | bigint {
  const { bits, isSigned } = integerShape(type) ?? { bits: 0, isSigned: false };
  // .NET reads the digits into 64 bits for long and ulong, and into 32 bits for all other types.
  const width = isWide(type) ? 64 : 32;
  if (value >= 2n ** BigInt(width))
    throw overflowException(`Value was either too large or too small for a UInt${width}.`);
  if (value >= 2n ** BigInt(bits)) throw outOfRange(type);
  const number = isSigned ? BigInt.asIntN(bits, value) : value;
  return isWide(type) ? number : Number(number);
}

/** `Convert.ToString(value, toBase)`: a negative number as its bits, but for base 10. */
export function toRadix(value: number | bigint, radix: number, type: NamedType): string {
  checkRadix(radix);
  if (radix === 10) return String(value);
  return BigInt.asUintN(integerShape(type)?.bits ?? 0, BigInt(value)).toString(radix);
}
