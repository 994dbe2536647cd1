import { meteredFormat } from '../convert/format.ts';
import { argumentException, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetArray } from '../runtime/net-array.ts';
import { NEW_LINE } from '../runtime/new-line.ts';
import { textOf } from '../runtime/text-of.ts';
import { toLower, toUpper } from '../text/case.ts';
import { compareParts } from '../text/compare-parts.ts';
import { copyChars } from '../text/copy-chars.ts';
import {
  CURRENT_CULTURE,
  CURRENT_CULTURE_IGNORE_CASE,
  compareOrdinal,
  comparer,
  compareTexts,
  isSame,
  ORDINAL,
} from '../text/culture.ts';
import { charsText, numbers, texts, units } from '../text/items.ts';
import { join, joinRange } from '../text/join.ts';
import { replaceLineEndings } from '../text/line-endings.ts';
import { normalized } from '../text/normalization.ts';
import { padLeft, padRight, repeatChar } from '../text/pad.ts';
import { replace, replaceChar } from '../text/replace.ts';
import {
  endsWith,
  indexOf,
  indexOfAny,
  lastIndexOf,
  lastIndexOfAny,
  lastIndexOfChar,
  startsWith,
} from '../text/search.ts';
import { charAt, charRange, insert, remove, removeFrom, substring, unsignedRange } from '../text/slice.ts';
import { ALL_PARTS, splitByChars, splitByTexts } from '../text/split.ts';
import { textAs } from '../text/text-as.ts';
import { isWhiteSpaceText, trimAny, trimChar, trimSpace } from '../text/trim.ts';
import { CHAR, STRING } from '../types/primitives.ts';
import { generic, members, metered } from '../types/table.ts';

type Text = string | null;

const SPACE = 0x20;
const FORM_C = 1;
/** TypeCode.String */
const STRING_CODE = 18;

const one = (char: number): string => String.fromCharCode(char);
const setOf = (chars: NetArray | null): ReadonlySet<number> => new Set(numbers(chars ?? []));
const anySet = (anyOf: NetArray | null): ReadonlySet<number> => setOf(notNull(anyOf, 'anyOf'));
const byCase = (ignoreCase: boolean): number => (ignoreCase ? CURRENT_CULTURE_IGNORE_CASE : CURRENT_CULTURE);
const byText = (separator: Text): Text[] => [separator ?? ''];
const byTexts = (separators: NetArray | null): Text[] => (separators === null ? [] : texts(separators));

const compare = (a: Text, b: Text, comparison: number): number => compareTexts(a, b, comparer(comparison).compare);

const equal = (a: Text, b: Text, comparison: number): boolean =>
  a === null || b === null ? a === b : isSame(a, b, comparison);

function array(meter: Meter, parts: string[]): NetArray {
  meter.grow(parts.length);
  return new NetArray(STRING, parts);
}

/** At each place all separators are tried. */
function parts(meter: Meter, text: string, separators: Text[], count: number, options: number): string[] {
  meter.work(text.length * separators.length);
  return splitByTexts(text, separators, count, options);
}

function charArray(meter: Meter, text: string): NetArray {
  meter.grow(text.length);
  return new NetArray(CHAR, units(text));
}

function compareToObject(self: string, value: unknown): number {
  if (value !== null && typeof value !== 'string') throw argumentException('Object must be of type String.');
  return compare(self, value, CURRENT_CULTURE);
}

/** https://learn.microsoft.com/dotnet/api/system.string?view=net-8.0 */
export const string = members(STRING, () => ({
  'new(char c, int count)': metered((meter, char: number, count: number) => repeatChar(meter, char, count, 'count')),
  'new(char[] value)': (value: NetArray | null) => charsText(value ?? []),
  'new(char[] value, int startIndex, int length)': (value: NetArray | null, startIndex: number, length: number) =>
    charsText(charRange(notNull(value, 'value').items, startIndex, length)),

  'static string Empty': () => '',
  'int Length': (self: string) => self.length,
  'char this[int index]': charAt,
  'static bool operator ==(string a, string b)': (a: Text, b: Text) => a === b,
  'static bool operator !=(string a, string b)': (a: Text, b: Text) => a !== b,

  'static bool IsNullOrEmpty(string value)': (value: Text) => value === null || value === '',
  'static bool IsNullOrWhiteSpace(string value)': (value: Text) => value === null || isWhiteSpaceText(value),
  'bool Equals(string value)': (self: string, value: Text) => self === value,
  'bool Equals(string value, StringComparison comparisonType)': equal,
  'static bool Equals(string a, string b)': (a: Text, b: Text) => a === b,
  'static bool Equals(string a, string b, StringComparison comparisonType)': equal,
  'int CompareTo(string strB)': (self: string, other: Text) => compare(self, other, CURRENT_CULTURE),
  'int CompareTo(object value)': compareToObject,
  'static int Compare(string strA, string strB)': (a: Text, b: Text) => compare(a, b, CURRENT_CULTURE),
  'static int Compare(string strA, string strB, bool ignoreCase)': (a: Text, b: Text, ignoreCase: boolean) =>
    compare(a, b, byCase(ignoreCase)),
  'static int Compare(string strA, string strB, bool ignoreCase, CultureInfo culture)': (
    a: Text,
    b: Text,
    ignoreCase: boolean,
  ) => compare(a, b, byCase(ignoreCase)),
  'static int Compare(string strA, string strB, StringComparison comparisonType)': compare,
  'static int Compare(string strA, int indexA, string strB, int indexB, int length)': (
    a: Text,
    indexA: number,
    b: Text,
    indexB: number,
    length: number,
  ) => compareParts({ text: a, index: indexA }, { text: b, index: indexB }, length, comparer(CURRENT_CULTURE).compare),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)': (
    a: Text,
    indexA: number,
    b: Text,
    indexB: number,
    length: number,
    ignoreCase: boolean,
  ) =>
    compareParts({ text: a, index: indexA }, { text: b, index: indexB }, length, comparer(byCase(ignoreCase)).compare),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, CultureInfo culture)':
    (a: Text, indexA: number, b: Text, indexB: number, length: number, ignoreCase: boolean) =>
      compareParts(
        { text: a, index: indexA },
        { text: b, index: indexB },
        length,
        comparer(byCase(ignoreCase)).compare,
      ),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)': (
    a: Text,
    indexA: number,
    b: Text,
    indexB: number,
    length: number,
    comparison: number,
  ) => compareParts({ text: a, index: indexA }, { text: b, index: indexB }, length, comparer(comparison).compare),
  'static int CompareOrdinal(string strA, string strB)': (a: Text, b: Text) => compareTexts(a, b, compareOrdinal),
  'static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)': (
    a: Text,
    indexA: number,
    b: Text,
    indexB: number,
    length: number,
  ) => compareParts({ text: a, index: indexA }, { text: b, index: indexB }, length, compareOrdinal),

  'bool Contains(string value)': (self: string, value: Text) => indexOf(self, value, 0, self.length, ORDINAL) >= 0,
  'bool Contains(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: number) =>
    indexOf(self, value, 0, self.length, comparison) >= 0,
  'bool Contains(char value)': (self: string, value: number) => self.includes(one(value)),
  'bool Contains(char value, StringComparison comparisonType)': (self: string, value: number, comparison: number) =>
    indexOf(self, one(value), 0, self.length, comparison) >= 0,
  'bool StartsWith(string value)': (self: string, value: Text) => startsWith(self, value, CURRENT_CULTURE),
  'bool StartsWith(string value, StringComparison comparisonType)': startsWith,
  'bool StartsWith(string value, bool ignoreCase, CultureInfo culture)': (
    self: string,
    value: Text,
    ignoreCase: boolean,
  ) => startsWith(self, value, byCase(ignoreCase)),
  'bool StartsWith(char value)': (self: string, value: number) => self.startsWith(one(value)),
  'bool EndsWith(string value)': (self: string, value: Text) => endsWith(self, value, CURRENT_CULTURE),
  'bool EndsWith(string value, StringComparison comparisonType)': endsWith,
  'bool EndsWith(string value, bool ignoreCase, CultureInfo culture)': (
    self: string,
    value: Text,
    ignoreCase: boolean,
  ) => endsWith(self, value, byCase(ignoreCase)),
  'bool EndsWith(char value)': (self: string, value: number) => self.endsWith(one(value)),

  'int IndexOf(string value)': (self: string, value: Text) => indexOf(self, value, 0, self.length, CURRENT_CULTURE),
  'int IndexOf(string value, int startIndex)': (self: string, value: Text, startIndex: number) =>
    indexOf(self, value, startIndex, self.length - startIndex, CURRENT_CULTURE),
  'int IndexOf(string value, int startIndex, int count)': (
    self: string,
    value: Text,
    startIndex: number,
    count: number,
  ) => indexOf(self, value, startIndex, count, CURRENT_CULTURE),
  'int IndexOf(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: number) =>
    indexOf(self, value, 0, self.length, comparison),
  'int IndexOf(string value, int startIndex, StringComparison comparisonType)': (
    self: string,
    value: Text,
    startIndex: number,
    comparison: number,
  ) => indexOf(self, value, startIndex, self.length - startIndex, comparison),
  'int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)': indexOf,
  'int IndexOf(char value)': (self: string, value: number) => self.indexOf(one(value)),
  'int IndexOf(char value, int startIndex)': (self: string, value: number, startIndex: number) =>
    indexOf(self, one(value), startIndex, self.length - startIndex, ORDINAL),
  'int IndexOf(char value, int startIndex, int count)': (
    self: string,
    value: number,
    startIndex: number,
    count: number,
  ) => indexOf(self, one(value), startIndex, count, ORDINAL),
  'int IndexOf(char value, StringComparison comparisonType)': (self: string, value: number, comparison: number) =>
    indexOf(self, one(value), 0, self.length, comparison),
  'int IndexOfAny(char[] anyOf)': (self: string, anyOf: NetArray | null) =>
    indexOfAny(self, anySet(anyOf), 0, self.length),
  'int IndexOfAny(char[] anyOf, int startIndex)': (self: string, anyOf: NetArray | null, startIndex: number) =>
    indexOfAny(self, anySet(anyOf), startIndex, self.length - startIndex),
  'int IndexOfAny(char[] anyOf, int startIndex, int count)': (
    self: string,
    anyOf: NetArray | null,
    startIndex: number,
    count: number,
  ) => indexOfAny(self, anySet(anyOf), startIndex, count),

  'int LastIndexOf(string value)': (self: string, value: Text) =>
    lastIndexOf(self, value, self.length - 1, self.length, CURRENT_CULTURE),
  'int LastIndexOf(string value, int startIndex)': (self: string, value: Text, startIndex: number) =>
    lastIndexOf(self, value, startIndex, startIndex + 1, CURRENT_CULTURE),
  'int LastIndexOf(string value, int startIndex, int count)': (
    self: string,
    value: Text,
    startIndex: number,
    count: number,
  ) => lastIndexOf(self, value, startIndex, count, CURRENT_CULTURE),
  'int LastIndexOf(string value, StringComparison comparisonType)': (self: string, value: Text, comparison: number) =>
    lastIndexOf(self, value, self.length - 1, self.length, comparison),
  'int LastIndexOf(string value, int startIndex, StringComparison comparisonType)': (
    self: string,
    value: Text,
    startIndex: number,
    comparison: number,
  ) => lastIndexOf(self, value, startIndex, startIndex + 1, comparison),
  'int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)': lastIndexOf,
  'int LastIndexOf(char value)': (self: string, value: number) => self.lastIndexOf(one(value)),
  'int LastIndexOf(char value, int startIndex)': (self: string, value: number, startIndex: number) =>
    lastIndexOfChar(self, value, startIndex, startIndex + 1),
  'int LastIndexOf(char value, int startIndex, int count)': lastIndexOfChar,
  'int LastIndexOfAny(char[] anyOf)': (self: string, anyOf: NetArray | null) =>
    lastIndexOfAny(self, anySet(anyOf), self.length - 1, self.length),
  'int LastIndexOfAny(char[] anyOf, int startIndex)': (self: string, anyOf: NetArray | null, startIndex: number) =>
    lastIndexOfAny(self, anySet(anyOf), startIndex, startIndex + 1),
  'int LastIndexOfAny(char[] anyOf, int startIndex, int count)': (
    self: string,
    anyOf: NetArray | null,
    startIndex: number,
    count: number,
  ) => lastIndexOfAny(self, anySet(anyOf), startIndex, count),

  'string Substring(int startIndex)': (self: string, startIndex: number) =>
    substring(self, startIndex, self.length - startIndex),
  'string Substring(int startIndex, int length)': substring,
  'string Remove(int startIndex)': removeFrom,
  'string Remove(int startIndex, int count)': remove,
  'string Insert(int startIndex, string value)': (self: string, startIndex: number, value: Text) =>
    insert(self, startIndex, notNull(value, 'value')),
  'string Replace(char oldChar, char newChar)': replaceChar,
  'string Replace(string oldValue, string newValue)': metered((meter, self: string, oldValue: Text, newValue: Text) =>
    replace(meter, self, oldValue, newValue, ORDINAL),
  ),
  'string Replace(string oldValue, string newValue, StringComparison comparisonType)': metered(replace),
  'string Replace(string oldValue, string newValue, bool ignoreCase, CultureInfo culture)': metered(
    (meter, self: string, oldValue: Text, newValue: Text, ignoreCase: boolean) =>
      replace(meter, self, oldValue, newValue, byCase(ignoreCase)),
  ),
  'string ReplaceLineEndings()': metered((meter, self: string) => replaceLineEndings(meter, self, NEW_LINE)),
  'string ReplaceLineEndings(string replacementText)': metered((meter, self: string, replacement: Text) =>
    replaceLineEndings(meter, self, notNull(replacement, 'replacementText')),
  ),

  'string Trim()': (self: string) => trimSpace(self, 'both'),
  'string Trim(char trimChar)': (self: string, char: number) => trimChar(self, char, 'both'),
  'string Trim(params char[] trimChars)': (self: string, chars: NetArray | null) => trimAny(self, chars, 'both'),
  'string TrimStart()': (self: string) => trimSpace(self, 'start'),
  'string TrimStart(char trimChar)': (self: string, char: number) => trimChar(self, char, 'start'),
  'string TrimStart(params char[] trimChars)': (self: string, chars: NetArray | null) => trimAny(self, chars, 'start'),
  'string TrimEnd()': (self: string) => trimSpace(self, 'end'),
  'string TrimEnd(char trimChar)': (self: string, char: number) => trimChar(self, char, 'end'),
  'string TrimEnd(params char[] trimChars)': (self: string, chars: NetArray | null) => trimAny(self, chars, 'end'),
  'string PadLeft(int totalWidth)': metered((meter, self: string, width: number) => padLeft(meter, self, width, SPACE)),
  'string PadLeft(int totalWidth, char paddingChar)': metered(padLeft),
  'string PadRight(int totalWidth)': metered((meter, self: string, width: number) =>
    padRight(meter, self, width, SPACE),
  ),
  'string PadRight(int totalWidth, char paddingChar)': metered(padRight),
  'string ToLower()': toLower,
  'string ToLower(CultureInfo culture)': toLower,
  'string ToLowerInvariant()': toLower,
  'string ToUpper()': toUpper,
  'string ToUpper(CultureInfo culture)': toUpper,
  'string ToUpperInvariant()': toUpper,

  'char[] ToCharArray()': metered(charArray),
  'char[] ToCharArray(int startIndex, int length)': metered((meter, self: string, startIndex: number, length: number) =>
    charArray(meter, charsText(unsignedRange(units(self), startIndex, length))),
  ),
  'string[] Split(params char[] separator)': metered((meter, self: string, separator: NetArray | null) =>
    array(meter, splitByChars(self, setOf(separator), ALL_PARTS, 0)),
  ),
  'string[] Split(char separator, StringSplitOptions options = 0)': metered(
    (meter, self: string, separator: number, options: number) =>
      array(meter, splitByChars(self, new Set([separator]), ALL_PARTS, options)),
  ),
  'string[] Split(char separator, int count, StringSplitOptions options = 0)': metered(
    (meter, self: string, separator: number, count: number, options: number) =>
      array(meter, splitByChars(self, new Set([separator]), count, options)),
  ),
  'string[] Split(char[] separator, int count)': metered(
    (meter, self: string, separator: NetArray | null, count: number) =>
      array(meter, splitByChars(self, setOf(separator), count, 0)),
  ),
  'string[] Split(char[] separator, StringSplitOptions options)': metered(
    (meter, self: string, separator: NetArray | null, options: number) =>
      array(meter, splitByChars(self, setOf(separator), ALL_PARTS, options)),
  ),
  'string[] Split(char[] separator, int count, StringSplitOptions options)': metered(
    (meter, self: string, separator: NetArray | null, count: number, options: number) =>
      array(meter, splitByChars(self, setOf(separator), count, options)),
  ),
  'string[] Split(string separator, StringSplitOptions options = 0)': metered(
    (meter, self: string, separator: Text, options: number) =>
      array(meter, parts(meter, self, byText(separator), ALL_PARTS, options)),
  ),
  'string[] Split(string separator, int count, StringSplitOptions options = 0)': metered(
    (meter, self: string, separator: Text, count: number, options: number) =>
      array(meter, parts(meter, self, byText(separator), count, options)),
  ),
  'string[] Split(string[] separator, StringSplitOptions options)': metered(
    (meter, self: string, separator: NetArray | null, options: number) =>
      array(meter, parts(meter, self, byTexts(separator), ALL_PARTS, options)),
  ),
  'string[] Split(string[] separator, int count, StringSplitOptions options)': metered(
    (meter, self: string, separator: NetArray | null, count: number, options: number) =>
      array(meter, parts(meter, self, byTexts(separator), count, options)),
  ),

  'static string Join(string separator, params string[] value)': metered(
    (meter, separator: Text, value: NetArray | null) => join(meter, separator, value, 'value', textOf),
  ),
  'static string Join(string separator, params object[] values)': metered(
    (meter, separator: Text, values: NetArray | null) => join(meter, separator, values, 'values', textOf),
  ),
  'static string Join(string separator, IEnumerable<string> values)': metered(
    (meter, separator: Text, values: unknown) => join(meter, separator, values, 'values', textOf),
  ),
  'static string Join<T>(string separator, IEnumerable<T> values)': generic(T =>
    metered((meter, separator: Text, values: unknown) =>
      join(meter, separator, values, 'values', value => textAs(value, T)),
    ),
  ),
  'static string Join(string separator, string[] value, int startIndex, int count)': metered(joinRange),
  'static string Join(char separator, params string[] value)': metered(
    (meter, separator: number, value: NetArray | null) => join(meter, one(separator), value, 'value', textOf),
  ),
  'static string Join(char separator, params object[] values)': metered(
    (meter, separator: number, values: NetArray | null) => join(meter, one(separator), values, 'values', textOf),
  ),
  'static string Join<T>(char separator, IEnumerable<T> values)': generic(T =>
    metered((meter, separator: number, values: unknown) =>
      join(meter, one(separator), values, 'values', value => textAs(value, T)),
    ),
  ),
  'static string Join(char separator, string[] value, int startIndex, int count)': metered(
    (meter, separator: number, value: NetArray | null, startIndex: number, count: number) =>
      joinRange(meter, one(separator), value, startIndex, count),
  ),

  'static string Concat(object arg0)': (arg0: unknown) => textOf(arg0),
  'static string Concat(object arg0, object arg1)': (a: unknown, b: unknown) => textOf(a) + textOf(b),
  'static string Concat(object arg0, object arg1, object arg2)': (a: unknown, b: unknown, c: unknown) =>
    textOf(a) + textOf(b) + textOf(c),
  'static string Concat(params object[] args)': metered((meter, args: NetArray | null) =>
    join(meter, '', args, 'args', textOf),
  ),
  'static string Concat(string str0, string str1)': (a: Text, b: Text) => textOf(a) + textOf(b),
  'static string Concat(string str0, string str1, string str2)': (a: Text, b: Text, c: Text) =>
    textOf(a) + textOf(b) + textOf(c),
  'static string Concat(string str0, string str1, string str2, string str3)': (a: Text, b: Text, c: Text, d: Text) =>
    textOf(a) + textOf(b) + textOf(c) + textOf(d),
  'static string Concat(params string[] values)': metered((meter, values: NetArray | null) =>
    join(meter, '', values, 'values', textOf),
  ),
  'static string Concat(IEnumerable<string> values)': metered((meter, values: unknown) =>
    join(meter, '', values, 'values', textOf),
  ),
  'static string Concat<T>(IEnumerable<T> values)': generic(T =>
    metered((meter, values: unknown) => join(meter, '', values, 'values', value => textAs(value, T))),
  ),

  'static string Format(string format, object arg0)': metered((meter, format: Text, a: unknown) =>
    meteredFormat(meter, notNull(format, 'format'), [a]),
  ),
  'static string Format(string format, object arg0, object arg1)': metered(
    (meter, format: Text, a: unknown, b: unknown) => meteredFormat(meter, notNull(format, 'format'), [a, b]),
  ),
  'static string Format(string format, object arg0, object arg1, object arg2)': metered(
    (meter, format: Text, a: unknown, b: unknown, c: unknown) =>
      meteredFormat(meter, notNull(format, 'format'), [a, b, c]),
  ),
  'static string Format(string format, params object[] args)': metered((meter, format: Text, args: NetArray | null) =>
    meteredFormat(meter, notNull(format, 'format'), notNull(args, 'args').items),
  ),
  'static string Format(IFormatProvider provider, string format, params object[] args)': metered(
    (meter, _provider: unknown, format: Text, args: NetArray | null) =>
      meteredFormat(meter, notNull(format, 'format'), notNull(args, 'args').items),
  ),

  'string Normalize()': (self: string) => normalized(self, FORM_C),
  'string Normalize(NormalizationForm normalizationForm)': normalized,
  'bool IsNormalized()': (self: string) => normalized(self, FORM_C) === self,
  'bool IsNormalized(NormalizationForm normalizationForm)': (self: string, form: number) =>
    normalized(self, form) === self,
  'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': copyChars,
  'string ToString(IFormatProvider provider)': (self: string) => self,
  'TypeCode GetTypeCode()': () => STRING_CODE,
  'object Clone()': (self: string) => self,
  'static string Copy(string str)': (text: Text) => notNull(text, 'str'),
  'static string Intern(string str)': (text: Text) => notNull(text, 'str'),
  'static string IsInterned(string str)': (text: Text) => notNull(text, 'str'),
}));
