import { meteredFormat } from '../convert/format.ts';
import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NEW_LINE } from '../runtime/new-line.ts';
import { textOf } from '../runtime/text-of.ts';
import { checkPositive } from '../text/faults.ts';
import { charsText } from '../text/items.ts';
import { join } from '../text/join.ts';
import { repeatChar, repeatText } from '../text/pad.ts';
import { PRINTABLE } from '../text/printable.ts';
import { partOf, substring } from '../text/slice.ts';
import { STRING_BUILDER, StringBuilder } from '../text/string-builder.ts';
import { textAs } from '../text/text-as.ts';
import { generic, type Members, members, metered } from '../types/table.ts';

type Text = string | null;

const TEXT_LENGTH_LIMIT = 0x7fff_ffff;

const charsOf = (value: NetArray | null): Text => (value === null ? null : charsText(value));

const appendFormat = (meter: Meter, self: StringBuilder, format: Text, values: readonly unknown[]): StringBuilder =>
  self.append(meter, meteredFormat(meter, notNull(format, 'format'), values));

const appendJoin = (
  meter: Meter,
  self: StringBuilder,
  separator: Text,
  values: unknown,
  toText: (value: unknown) => string,
): StringBuilder => self.append(meter, join(meter, separator, values, 'values', toText));

const one = (char: number): string => String.fromCharCode(char);

const printed: Members = Object.fromEntries(
  [...PRINTABLE].flatMap(([word, toText]) => [
    [
      `StringBuilder Append(${word} value)`,
      metered((meter, self: StringBuilder, value: unknown) => self.append(meter, toText(value))),
    ],
    [
      `StringBuilder Insert(int index, ${word} value)`,
      metered((meter, self: StringBuilder, index: number, value: unknown) => self.insert(meter, index, toText(value))),
    ],
  ]),
);

/** https://learn.microsoft.com/dotnet/api/system.text.stringbuilder?view=net-8.0 */
export const stringBuilder = members(STRING_BUILDER, () => ({
  'new()': () => new StringBuilder('', 0),
  'new(int capacity)': (capacity: number) => new StringBuilder('', capacity),
  'new(int capacity, int maxCapacity)': (capacity: number, maxCapacity: number) => {
    if (capacity > maxCapacity) throw argumentOutOfRange('capacity', 'Capacity exceeds maximum capacity.');
    checkPositive(maxCapacity, 'maxCapacity');
    return new StringBuilder('', capacity);
  },
  'new(string value)': (value: Text) => new StringBuilder(value ?? '', 0),
  'new(string value, int capacity)': (value: Text, capacity: number) => new StringBuilder(value ?? '', capacity),
  'new(string value, int startIndex, int length, int capacity)': (
    value: Text,
    startIndex: number,
    length: number,
    capacity: number,
  ) => new StringBuilder(partOf(value ?? '', startIndex, length), capacity),

  'int Length': {
    get: (self: StringBuilder) => self.length,
    set: metered((meter, self: StringBuilder, value: number) => self.setLength(meter, value)),
  },
  'int Capacity': {
    get: (self: StringBuilder) => self.capacity,
    set: (self: StringBuilder, value: number) => {
      self.capacity = value;
    },
  },
  'int MaxCapacity': () => TEXT_LENGTH_LIMIT,
  'int EnsureCapacity(int capacity)': (self: StringBuilder, capacity: number) => self.ensureCapacity(capacity),
  'char this[int index]': {
    get: (self: StringBuilder, index: number) => self.charAt(index),
    set: (self: StringBuilder, index: number, value: number) => self.setChar(index, value),
  },

  ...printed,
  'StringBuilder Append(char value, int repeatCount)': metered(
    (meter, self: StringBuilder, value: number, repeatCount: number) =>
      self.append(meter, repeatChar(meter, value, repeatCount, 'repeatCount')),
  ),
  'StringBuilder Append(char[] value)': metered((meter, self: StringBuilder, value: NetArray | null) =>
    self.append(meter, charsOf(value)),
  ),
  'StringBuilder Append(char[] value, int startIndex, int charCount)': metered(
    (meter, self: StringBuilder, value: NetArray | null, startIndex: number, count: number) =>
      self.append(meter, partOf(charsOf(value), startIndex, count)),
  ),
  'StringBuilder Append(string value, int startIndex, int count)': metered(
    (meter, self: StringBuilder, value: Text, startIndex: number, count: number) =>
      self.append(meter, partOf(value, startIndex, count)),
  ),
  'StringBuilder Append(StringBuilder value)': metered((meter, self: StringBuilder, value: StringBuilder | null) =>
    self.append(meter, textOf(value)),
  ),
  'StringBuilder Append(StringBuilder value, int startIndex, int count)': metered(
    (meter, self: StringBuilder, value: StringBuilder | null, startIndex: number, count: number) =>
      self.append(meter, partOf(value?.toText() ?? null, startIndex, count)),
  ),
  'StringBuilder AppendLine()': metered((meter, self: StringBuilder) => self.append(meter, NEW_LINE)),
  'StringBuilder AppendLine(string value)': metered((meter, self: StringBuilder, value: Text) =>
    self.append(meter, value).append(meter, NEW_LINE),
  ),

  'StringBuilder AppendFormat(string format, object arg0)': metered(
    (meter, self: StringBuilder, format: Text, a: unknown) => appendFormat(meter, self, format, [a]),
  ),
  'StringBuilder AppendFormat(string format, object arg0, object arg1)': metered(
    (meter, self: StringBuilder, format: Text, a: unknown, b: unknown) => appendFormat(meter, self, format, [a, b]),
  ),
  'StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)': metered(
    (meter, self: StringBuilder, format: Text, a: unknown, b: unknown, c: unknown) =>
      appendFormat(meter, self, format, [a, b, c]),
  ),
  'StringBuilder AppendFormat(string format, params object[] args)': metered(
    (meter, self: StringBuilder, format: Text, args: NetArray | null) =>
      appendFormat(meter, self, format, notNull(args, 'args').items),
  ),
  'StringBuilder AppendJoin(string separator, params string[] values)': metered(
    (meter, self: StringBuilder, separator: Text, values: NetArray | null) =>
      appendJoin(meter, self, separator, values, textOf),
  ),
  'StringBuilder AppendJoin(string separator, params object[] values)': metered(
    (meter, self: StringBuilder, separator: Text, values: NetArray | null) =>
      appendJoin(meter, self, separator, values, textOf),
  ),
  'StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)': generic(T =>
    metered((meter, self: StringBuilder, separator: Text, values: unknown) =>
      appendJoin(meter, self, separator, values, value => textAs(value, T)),
    ),
  ),
  'StringBuilder AppendJoin(char separator, params string[] values)': metered(
    (meter, self: StringBuilder, separator: number, values: NetArray | null) =>
      appendJoin(meter, self, one(separator), values, textOf),
  ),
  'StringBuilder AppendJoin(char separator, params object[] values)': metered(
    (meter, self: StringBuilder, separator: number, values: NetArray | null) =>
      appendJoin(meter, self, one(separator), values, textOf),
  ),
  'StringBuilder AppendJoin<T>(char separator, IEnumerable<T> values)': generic(T =>
    metered((meter, self: StringBuilder, separator: number, values: unknown) =>
      appendJoin(meter, self, one(separator), values, value => textAs(value, T)),
    ),
  ),

  'StringBuilder Insert(int index, char[] value)': metered(
    (meter, self: StringBuilder, index: number, value: NetArray | null) => self.insert(meter, index, charsOf(value)),
  ),
  'StringBuilder Insert(int index, string value, int count)': metered(
    (meter, self: StringBuilder, index: number, value: Text, count: number) =>
      self.insert(meter, index, repeatText(meter, value ?? '', count, 'count')),
  ),
  'StringBuilder Remove(int startIndex, int length)': (self: StringBuilder, startIndex: number, length: number) =>
    self.remove(startIndex, length),
  'StringBuilder Clear()': (self: StringBuilder) => self.clear(),
  'StringBuilder Replace(string oldValue, string newValue)': metered(
    (meter, self: StringBuilder, oldValue: Text, newValue: Text) =>
      self.replace(meter, oldValue, newValue, 0, self.length),
  ),
  'StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': metered(
    (meter, self: StringBuilder, oldValue: Text, newValue: Text, startIndex: number, count: number) =>
      self.replace(meter, oldValue, newValue, startIndex, count),
  ),
  'StringBuilder Replace(char oldChar, char newChar)': metered(
    (meter, self: StringBuilder, oldChar: number, newChar: number) => {
      meter.work(self.length);
      return self.replaceChar(oldChar, newChar, 0, self.length);
    },
  ),
  'StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)': metered(
    (meter, self: StringBuilder, oldChar: number, newChar: number, startIndex: number, count: number) => {
      meter.work(self.length);
      return self.replaceChar(oldChar, newChar, startIndex, count);
    },
  ),

  'string ToString(int startIndex, int length)': (self: StringBuilder, startIndex: number, length: number) =>
    substring(self.toText(), startIndex, length),
  'bool Equals(StringBuilder sb)': (self: StringBuilder, other: StringBuilder | null) => self.isSame(other),
}));
