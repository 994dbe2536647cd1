import { argumentOutOfRange } from '../runtime/exception.ts';

/** The categories of a UTF-16 unit, as `char`'s members ask for them; half of a surrogate pair is neither letter nor digit. */
const category =
  (pattern: RegExp) =>
  (char: number): boolean =>
    pattern.test(String.fromCharCode(char));

export const isControl = category(/\p{Cc}/u);
export const isDigit = category(/\p{Nd}/u);
export const isLetter = category(/\p{L}/u);
export const isLetterOrDigit = category(/[\p{L}\p{Nd}]/u);
export const isLower = category(/\p{Ll}/u);
export const isNumber = category(/\p{N}/u);
export const isPunctuation = category(/\p{P}/u);
export const isSeparator = category(/\p{Z}/u);
export const isSymbol = category(/\p{S}/u);
export const isUpper = category(/\p{Lu}/u);
export const isWhiteSpace = category(/[\p{Z}\t-\r\x85]/u);
export const isHighSurrogate = (char: number): boolean => char >= 0xd800 && char <= 0xdbff;
export const isLowSurrogate = (char: number): boolean => char >= 0xdc00 && char <= 0xdfff;
export const isSurrogate = (char: number): boolean => char >= 0xd800 && char <= 0xdfff;
export const isSurrogatePair = (high: number, low: number): boolean => isHighSurrogate(high) && isLowSurrogate(low);
export const isAscii = (char: number): boolean => char < 0x80;

/** -1 for what is no number. */
export function numericValue(char: number): number {
  const [whole = '', denominator = '1'] = decimalDigits(String.fromCharCode(char).normalize('NFKD')).split('\u2044');
  return /^\d+$/.test(whole) && isNumber(char) ? Number(whole) / Number(denominator) : -1;
}

const decimalDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, digit => String(digitValue(digit.codePointAt(0) ?? 0)));

/** Each script's ten digits stand in a row. */
function digitValue(code: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

/** `char.ConvertFromUtf32` */
export function codePointText(code: number): string {
  if (code < 0 || code > 0x10ffff || isSurrogate(code))
    throw argumentOutOfRange(
      'utf32',
      'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
    );
  return String.fromCodePoint(code);
}

/** `char.ConvertToUtf32` */
export function pairCode(high: number, low: number): number {
  if (!isHighSurrogate(high))
    throw argumentOutOfRange(
      'highSurrogate',
      'A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.',
    );
  if (!isLowSurrogate(low))
    throw argumentOutOfRange(
      'lowSurrogate',
      'A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.',
    );
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}
