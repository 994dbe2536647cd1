import { Boxed } from '../runtime/boxed.ts';
import type { Cell } from '../runtime/cell.ts';
import { argumentException, argumentOutOfRange, formatException, notNull } from '../runtime/exception.ts';
import { lowerChar, upperChar } from '../text/case.ts';
import * as characters from '../text/characters.ts';
import { mustBeLess } from '../text/faults.ts';
import { unicodeCategoryOf } from '../text/unicode-category.ts';
import { CHAR } from '../types/primitives.ts';
import { type Members, members } from '../types/table.ts';
import { typeCodeMember } from './type-code.ts';

type Text = string | null;

function unit(text: Text, index: number): number {
  const { length } = notNull(text, 's');
  if (index < 0 || index >= length) throw mustBeLess('index');
  return text?.charCodeAt(index) ?? 0;
}

const TESTS: ReadonlyMap<string, (char: number) => boolean> = new Map([
  ['IsControl', characters.isControl],
  ['IsDigit', characters.isDigit],
  ['IsHighSurrogate', characters.isHighSurrogate],
  ['IsLetter', characters.isLetter],
  ['IsLetterOrDigit', characters.isLetterOrDigit],
  ['IsLower', characters.isLower],
  ['IsLowSurrogate', characters.isLowSurrogate],
  ['IsNumber', characters.isNumber],
  ['IsPunctuation', characters.isPunctuation],
  ['IsSeparator', characters.isSeparator],
  ['IsSurrogate', characters.isSurrogate],
  ['IsSymbol', characters.isSymbol],
  ['IsUpper', characters.isUpper],
  ['IsWhiteSpace', characters.isWhiteSpace],
]);

const tests: Members = Object.fromEntries(
  [...TESTS].flatMap(([name, test]) => [
    [`static bool ${name}(char c)`, test],
    [`static bool ${name}(string s, int index)`, (text: Text, index: number) => test(unit(text, index))],
  ]),
);

/** .NET 7 and later; on single characters only. */
const ASCII_TESTS: ReadonlyMap<string, RegExp> = new Map([
  ['IsAsciiDigit', /[0-9]/],
  ['IsAsciiHexDigit', /[0-9A-Fa-f]/],
  ['IsAsciiHexDigitLower', /[0-9a-f]/],
  ['IsAsciiHexDigitUpper', /[0-9A-F]/],
  ['IsAsciiLetter', /[A-Za-z]/],
  ['IsAsciiLetterLower', /[a-z]/],
  ['IsAsciiLetterOrDigit', /[0-9A-Za-z]/],
  ['IsAsciiLetterUpper', /[A-Z]/],
]);

const asciiTests: Members = Object.fromEntries(
  [...ASCII_TESTS].map(([name, pattern]) => [
    `static bool ${name}(char c)`,
    (char: number) => pattern.test(String.fromCharCode(char)),
  ]),
);

/** Throws ArgumentException for half of a pair. */
function codePointAt(text: Text, index: number): number {
  const { length } = notNull(text, 's');
  if (index < 0 || index >= length) throw mustBeLess('index');
  const code = text?.codePointAt(index) ?? 0;
  const missing = characters.isLowSurrogate(code)
    ? 'low surrogate char without a preceding high'
    : 'high surrogate char without a following low';
  if (characters.isSurrogate(code))
    throw argumentException(
      `Found a ${missing} surrogate at index: ${index}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`,
      's',
    );
  return code;
}

function parse(text: Text): number {
  const { length } = notNull(text, 's');
  if (length !== 1) throw formatException('String must be exactly one character long.');
  return unit(text, 0);
}

function tryParse(text: Text, result: Cell): boolean {
  result.value = text?.length === 1 ? unit(text, 0) : 0;
  return text?.length === 1;
}

function compareToObject(self: number, value: unknown): number {
  if (value === null) return 1;
  if (!(value instanceof Boxed) || value.type !== CHAR) throw argumentException('Object must be of type Char.');
  return self - Number(value.value);
}

/** https://learn.microsoft.com/dotnet/api/system.char?view=net-8.0 */
export const char = members(CHAR, () => ({
  ...typeCodeMember(CHAR),
  'const char MaxValue': 0xffff,
  'const char MinValue': 0,
  ...tests,
  ...asciiTests,
  'static bool IsAscii(char c)': characters.isAscii,
  'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (char: number, low: number, high: number) =>
    char >= low && char <= high,
  'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)': characters.isSurrogatePair,
  'static bool IsSurrogatePair(string s, int index)': (text: Text, index: number) =>
    characters.isSurrogatePair(unit(text, index), text?.charCodeAt(index + 1) ?? 0),
  'static double GetNumericValue(char c)': characters.numericValue,
  'static double GetNumericValue(string s, int index)': (text: Text, index: number) =>
    characters.numericValue(unit(text, index)),
  'static char ToUpper(char c)': upperChar,
  'static char ToUpperInvariant(char c)': upperChar,
  'static char ToLower(char c)': lowerChar,
  'static char ToLowerInvariant(char c)': lowerChar,
  'static string ToString(char c)': (char: number) => String.fromCharCode(char),
  'static char Parse(string s)': parse,
  'static bool TryParse(string s, out char result)': tryParse,
  'static string ConvertFromUtf32(int utf32)': characters.codePointText,
  'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': characters.pairCode,
  'static int ConvertToUtf32(string s, int index)': codePointAt,
  'static UnicodeCategory GetUnicodeCategory(char c)': (char: number) => unicodeCategoryOf(String.fromCharCode(char)),
  'static UnicodeCategory GetUnicodeCategory(string s, int index)': (text: Text, index: number) => {
    const code = notNull(text, 's').codePointAt(index);
    if (code === undefined)
      throw argumentOutOfRange('index', 'Specified argument was out of the range of valid values.');
    return unicodeCategoryOf(String.fromCodePoint(code));
  },
  'string ToString(IFormatProvider provider)': (self: number) => String.fromCharCode(self),
  'bool Equals(char obj)': (self: number, other: number) => self === other,
  'int CompareTo(char value)': (self: number, other: number) => self - other,
  'int CompareTo(object value)': compareToObject,
}));
