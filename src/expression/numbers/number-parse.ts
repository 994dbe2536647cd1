import { argumentException, formatException, notNull } from '../runtime/exception.ts';
import { integerShape, isWide } from '../types/integer-range.ts';
import { DECIMAL, DOUBLE, SINGLE } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { Decimal } from './decimal.ts';
import { outOfRange } from './faults.ts';
import { type ScannedNumber, scanNumber } from './number-scan.ts';
import { defaultStyle, STYLE } from './number-styles.ts';

type ParsedNumber = number | bigint | Decimal;

/** More digits than any type holds; what follows them only says that the number does not end there. */
const MOST_DIGITS = 60;

/** `Parse(string)` in the invariant culture; throws ArgumentNullException, FormatException or OverflowException. */
export const parseNumber = (text: string | null, type: NamedType): ParsedNumber =>
  parseStyled(text, type, defaultStyle(type));

/** `Parse(string, NumberStyles)` */
export function parseStyled(text: string | null, type: NamedType, style: number): ParsedNumber {
  checkStyle(type, style);
  const result = read(notNull(text, 's'), type, style);
  if (result === 'format') throw formatException(`The input string '${text}' was not in a correct format.`);
  if (result === 'range') throw outOfRange(type);
  return result;
}

/** `TryParse(string)`; null where it fails. */
export const tryParseNumber = (text: string | null, type: NamedType): ParsedNumber | null =>
  tryParseStyled(text, type, defaultStyle(type));

/** `TryParse(string, NumberStyles)`; throws only for a style that the type has not. */
export function tryParseStyled(text: string | null, type: NamedType, style: number): ParsedNumber | null {
  checkStyle(type, style);
  const result = text === null ? 'format' : read(text, type, style);
  return typeof result === 'string' ? null : result;
}

/** All flags that .NET 8 knows. */
const KNOWN_STYLES = (STYLE.binary << 1) - 1;

function checkStyle(type: NamedType, style: number): void {
  if ((style & ~KNOWN_STYLES) !== 0) throw argumentException('An undefined NumberStyles value is being used.', 'style');
  if ((style & (STYLE.hex | STYLE.binary)) === 0) return;
  if (integerShape(type) === undefined)
    throw argumentException(
      'The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.',
      'style',
    );
  if ((style & ~(STYLE.hex | STYLE.binary | STYLE.leadingWhite | STYLE.trailingWhite)) !== 0)
    throw argumentException(
      'With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be AllowLeadingWhite and AllowTrailingWhite.',
      'style',
    );
}

type Failure = 'format' | 'range';

function read(text: string, type: NamedType, style: number): ParsedNumber | Failure {
  if ((style & (STYLE.hex | STYLE.binary)) !== 0) return readBits(text, type, style);
  const isFloating = type === DOUBLE || type === SINGLE;
  const number = scanNumber(text, style);
  if (number === undefined) return (isFloating ? readSymbol(text) : undefined) ?? 'format';
  if (type === DECIMAL) return readDecimal(number);
  return isFloating ? readFloat(number, type) : readInteger(number, type);
}

const signed = (value: bigint, { isNegative }: ScannedNumber): bigint => (isNegative ? -value : value);

function readInteger(number: ScannedNumber, type: NamedType): ParsedNumber | Failure {
  const { digits, exponent } = number;
  if (digits === '') return isWide(type) ? 0n : 0;
  if (digits.length > MOST_DIGITS + Math.max(-exponent, 0) || exponent > MOST_DIGITS) return 'range';
  const decimals = exponent < 0 ? digits.slice(exponent) : '';
  if (/[1-9]/.test(decimals)) return 'range';
  const value = signed(
    BigInt(digits.slice(0, digits.length - decimals.length).padEnd(digits.length + exponent, '0')),
    number,
  );
  const { smallest, largest } = integerShape(type) ?? { smallest: 0n, largest: 0n };
  if (value < smallest || value > largest) return 'range';
  return isWide(type) ? value : Number(value);
}

/** Too large a number is infinite, as since .NET Core 3.0. */
function readFloat({ digits, exponent, isNegative }: ScannedNumber, type: NamedType): number {
  const value = Number(`${isNegative ? '-' : ''}${digits || '0'}e${exponent}`);
  return type === SINGLE ? Math.fround(value) : value;
}

function readDecimal(number: ScannedNumber): Decimal | Failure {
  const { digits, exponent } = number;
  const cut = Math.max(digits.length - MOST_DIGITS, 0);
  const kept = BigInt(digits.slice(0, MOST_DIGITS) || '0') * 10n + BigInt(/[1-9]/.test(digits.slice(MOST_DIGITS)));
  if (cut + exponent > MOST_DIGITS && kept !== 0n) return 'range';
  const whole = cut === 0 ? kept / 10n : kept;
  const scale = -(exponent + cut) + Number(cut > 0);
  return Decimal.tryOf(signed(whole, number), scale) ?? 'range';
}

function readSymbol(text: string): number | undefined {
  const [, sign = '', symbol] = /^[\t-\r ]*([+-]?)(infinity|nan)[\t-\r ]*$/i.exec(text) ?? [];
  if (symbol === undefined) return undefined;
  if (symbol.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Hexadecimal or binary digits, which are the bits of the number, its sign among them. */
function readBits(text: string, type: NamedType, style: number): ParsedNumber | Failure {
  const isHex = (style & STYLE.hex) !== 0;
  const before = (style & STYLE.leadingWhite) === 0 ? '' : '[\\t-\\r ]*';
  const after = (style & STYLE.trailingWhite) === 0 ? '' : '[\\t-\\r ]*';
  const digits = new RegExp(`^${before}(${isHex ? '[0-9a-fA-F]' : '[01]'}+)${after}\\0*$`).exec(text)?.[1];
  if (digits === undefined) return 'format';
  return bitsToNumber(digits.replace(/^0+/, ''), isHex ? 4 : 1, type) ?? 'range';
}

function bitsToNumber(digits: string, bitsEach: 1 | 4, type: NamedType): number | bigint | undefined {
  const { bits, isSigned } = integerShape(type) ?? { bits: 0, isSigned: false };
  if (digits.length * bitsEach > bits) return undefined;
  const value = BigInt(`${bitsEach === 4 ? '0x' : '0b'}${digits || '0'}`);
  const number = isSigned ? BigInt.asIntN(bits, value) : value;
  return isWide(type) ? number : Number(number);
}
