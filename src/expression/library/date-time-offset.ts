import type { Cell } from '../runtime/cell.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { fileTime, fromFileTime } from '../time/date-numbers.ts';
import { parseDateTimeOffset, tryParseDateTimeOffset } from '../time/date-parse.ts';
import { exactDateTimeOffset } from '../time/date-parse-exact.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { fill } from '../time/fill.ts';
import { LOCAL, UNSPECIFIED } from '../time/kind.ts';
import { strings } from '../time/strings.ts';
import * as ticks from '../time/ticks.ts';
import { TimeSpan } from '../time/time-span.ts';
import { DATE_TIME_OFFSET } from '../types/primitives.ts';
import { members, metered } from '../types/table.ts';
import { comparisonMembers } from './comparison-members.ts';

const text = (value: DateTimeOffset, format: string | null): string => value.format(format ?? '');
const set = (cell: Cell, value: DateTimeOffset | null): boolean => fill(cell, value, DateTimeOffset.minValue);
const plusUnits = (unit: bigint) => (self: DateTimeOffset, amount: number) =>
  self.map(wall => wall.plusUnits(amount, unit));

export const dateTimeOffset = members(DATE_TIME_OFFSET, () => ({
  ...comparisonMembers('DateTimeOffset'),

  'new()': () => DateTimeOffset.minValue,
  'new(DateTime dateTime)': DateTimeOffset.fromDateTime,
  'new(DateTime dateTime, TimeSpan offset)': DateTimeOffset.of,
  'new(long ticks, TimeSpan offset)': (value: bigint, offset: TimeSpan) =>
    DateTimeOffset.of(DateTime.fromTicks(value, UNSPECIFIED), offset),
  'new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
    offset: TimeSpan,
  ) => DateTimeOffset.of(DateTime.of([y, mo, d], [h, m, s], UNSPECIFIED), offset),
  'new(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
    ms: number,
    offset: TimeSpan,
  ) => DateTimeOffset.of(DateTime.of([y, mo, d], [h, m, s, ms], UNSPECIFIED), offset),
  'static implicit operator DateTimeOffset(DateTime dateTime)': DateTimeOffset.fromDateTime,

  'static DateTimeOffset UtcNow': metered(({ surroundings }) => DateTimeOffset.utcNow(surroundings.clock)),
  'static DateTimeOffset Now': metered(({ surroundings }) => DateTimeOffset.utcNow(surroundings.clock)),
  'static DateTimeOffset MinValue': () => DateTimeOffset.minValue,
  'static DateTimeOffset MaxValue': () => DateTimeOffset.maxValue,
  'static DateTimeOffset UnixEpoch': () => DateTimeOffset.unixEpoch,
  'static DateTimeOffset FromUnixTimeSeconds(long seconds)': DateTimeOffset.fromUnixSeconds,
  'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': DateTimeOffset.fromUnixMilliseconds,
  'long ToUnixTimeSeconds()': (self: DateTimeOffset) => self.toUnix(ticks.TICKS_PER_SECOND),
  'long ToUnixTimeMilliseconds()': (self: DateTimeOffset) => self.toUnix(ticks.TICKS_PER_MILLISECOND),

  'int Year': ({ dateTime }: DateTimeOffset) => dateTime.wall.year,
  'int Month': ({ dateTime }: DateTimeOffset) => dateTime.wall.month,
  'int Day': ({ dateTime }: DateTimeOffset) => dateTime.wall.day,
  'int Hour': ({ dateTime }: DateTimeOffset) => dateTime.wall.hour,
  'int Minute': ({ dateTime }: DateTimeOffset) => dateTime.wall.minute,
  'int Second': ({ dateTime }: DateTimeOffset) => dateTime.wall.second,
  'int Millisecond': ({ dateTime }: DateTimeOffset) => Math.floor(dateTime.wall.fraction / 10_000),
  'int Microsecond': ({ dateTime }: DateTimeOffset) => Math.floor(dateTime.wall.fraction / 10) % 1000,
  'DayOfWeek DayOfWeek': ({ dateTime }: DateTimeOffset) => dateTime.wall.dayOfWeek,
  'int DayOfYear': ({ dateTime }: DateTimeOffset) => dateTime.wall.dayOfYear,
  'long Ticks': ({ dateTime }: DateTimeOffset) => dateTime.ticks,
  'long UtcTicks': ({ utcTicks }: DateTimeOffset) => utcTicks,
  'DateTime DateTime': ({ dateTime }: DateTimeOffset) => dateTime,
  'DateTime UtcDateTime': ({ utcDateTime }: DateTimeOffset) => utcDateTime,
  'DateTime LocalDateTime': ({ localDateTime }: DateTimeOffset) => localDateTime,
  'DateTime Date': ({ dateTime }: DateTimeOffset) => dateTime.date,
  'TimeSpan TimeOfDay': ({ dateTime }: DateTimeOffset) => dateTime.timeOfDay,
  'TimeSpan Offset': ({ offset }: DateTimeOffset) => offset,
  'int TotalOffsetMinutes': ({ offset }: DateTimeOffset) => Number(offset.ticks / ticks.TICKS_PER_MINUTE),

  'DateTimeOffset Add(TimeSpan timeSpan)': (self: DateTimeOffset, span: TimeSpan) =>
    self.map(wall => wall.plusTicks(span.ticks, 'value')),
  'DateTimeOffset AddDays(double days)': plusUnits(ticks.TICKS_PER_DAY),
  'DateTimeOffset AddHours(double hours)': plusUnits(ticks.TICKS_PER_HOUR),
  'DateTimeOffset AddMinutes(double minutes)': plusUnits(ticks.TICKS_PER_MINUTE),
  'DateTimeOffset AddSeconds(double seconds)': plusUnits(ticks.TICKS_PER_SECOND),
  'DateTimeOffset AddMilliseconds(double milliseconds)': plusUnits(ticks.TICKS_PER_MILLISECOND),
  'DateTimeOffset AddMicroseconds(double microseconds)': plusUnits(ticks.TICKS_PER_MICROSECOND),
  'DateTimeOffset AddTicks(long ticks)': (self: DateTimeOffset, value: bigint) =>
    self.map(wall => wall.plusTicks(value, 'value')),
  'DateTimeOffset AddMonths(int months)': (self: DateTimeOffset, months: number) =>
    self.map(wall => wall.plusMonths(months)),
  'DateTimeOffset AddYears(int years)': (self: DateTimeOffset, years: number) =>
    self.map(wall => wall.plusYears(years)),
  'TimeSpan Subtract(DateTimeOffset value)': (self: DateTimeOffset, other: DateTimeOffset) => self.minus(other),
  'DateTimeOffset Subtract(TimeSpan value)': (self: DateTimeOffset, span: TimeSpan) =>
    self.map(wall => wall.plusTicks(-span.ticks, 'value')),
  'static DateTimeOffset operator +(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (
    self: DateTimeOffset,
    span: TimeSpan,
  ) => self.map(wall => wall.plusTicks(span.ticks, 't')),
  'static DateTimeOffset operator -(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (
    self: DateTimeOffset,
    span: TimeSpan,
  ) => self.map(wall => wall.plusTicks(-span.ticks, 't')),
  'static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
    a.minus(b),

  'DateTimeOffset ToUniversalTime()': (self: DateTimeOffset) => self.toOffset(TimeSpan.zero),
  'DateTimeOffset ToLocalTime()': (self: DateTimeOffset) => self.toOffset(TimeSpan.zero),
  'DateTimeOffset ToOffset(TimeSpan offset)': (self: DateTimeOffset, offset: TimeSpan) => self.toOffset(offset),
  'long ToFileTime()': ({ utcDateTime }: DateTimeOffset) => fileTime(utcDateTime),
  'static DateTimeOffset FromFileTime(long fileTime)': (value: bigint) =>
    DateTimeOffset.fromDateTime(fromFileTime(value, LOCAL)),
  'bool EqualsExact(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) =>
    self.key() === other.key() && self.offset.ticks === other.offset.ticks,

  'string ToString(string format)': text,
  'string ToString(IFormatProvider formatProvider)': (self: DateTimeOffset) => self.toText(),
  'string ToString(string format, IFormatProvider formatProvider)': text,

  'static DateTimeOffset Parse(string input)': metered(({ surroundings }, s: string | null) =>
    parseDateTimeOffset(surroundings.clock, s),
  ),
  'static DateTimeOffset Parse(string input, IFormatProvider formatProvider)': metered(
    ({ surroundings }, s: string | null) => parseDateTimeOffset(surroundings.clock, s),
  ),
  'static DateTimeOffset Parse(string input, IFormatProvider formatProvider, DateTimeStyles styles)': metered(
    ({ surroundings }, s: string | null, _: unknown, styles: number) =>
      parseDateTimeOffset(surroundings.clock, s, styles),
  ),
  'static bool TryParse(string input, out DateTimeOffset result)': metered(
    ({ surroundings }, s: string | null, result: Cell) => set(result, tryParseDateTimeOffset(surroundings.clock, s)),
  ),
  'static bool TryParse(string s, IFormatProvider provider, out DateTimeOffset result)': metered(
    ({ surroundings }, s: string | null, _: unknown, result: Cell) =>
      set(result, tryParseDateTimeOffset(surroundings.clock, s)),
  ),
  'static bool TryParse(string input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    metered(({ surroundings }, s: string | null, _: unknown, styles: number, result: Cell) =>
      set(result, tryParseDateTimeOffset(surroundings.clock, s, styles)),
    ),
  'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider)': metered(
    ({ surroundings }, s: string | null, format: string | null) =>
      exactDateTimeOffset.parse(surroundings.clock, s, strings(format), 0),
  ),
  'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles)':
    metered(({ surroundings }, s: string | null, format: string | null, _: unknown, styles: number) =>
      exactDateTimeOffset.parse(surroundings.clock, s, strings(format), styles),
    ),
  'static DateTimeOffset ParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles)':
    metered(({ surroundings }, s: string | null, formats: NetArray | null, _: unknown, styles: number) =>
      exactDateTimeOffset.parse(surroundings.clock, s, strings(formats), styles),
    ),
  'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    metered(({ surroundings }, s: string | null, format: string | null, _: unknown, styles: number, result: Cell) =>
      set(result, exactDateTimeOffset.tryParse(surroundings.clock, s, strings(format), styles)),
    ),
  'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    metered(({ surroundings }, s: string | null, formats: NetArray | null, _: unknown, styles: number, result: Cell) =>
      set(result, exactDateTimeOffset.tryParse(surroundings.clock, s, strings(formats), styles)),
    ),
}));
