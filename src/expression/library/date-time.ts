import type { Cell } from '../runtime/cell.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { daysInMonth, isLeapYear } from '../time/calendar.ts';
import { formatDateTime } from '../time/date-format.ts';
import { fileTime, fromBinary, fromFileTime, fromOADate, toBinary, toOADate } from '../time/date-numbers.ts';
import { parseDateTime, tryParseDateTime } from '../time/date-parse.ts';
import { exactDateTime } from '../time/date-parse-exact.ts';
import { DateTime } from '../time/date-time.ts';
import { fill } from '../time/fill.ts';
import { type Kind, LOCAL, UNSPECIFIED, UTC } from '../time/kind.ts';
import { strings } from '../time/strings.ts';
import * as ticks from '../time/ticks.ts';
import type { TimeSpan } from '../time/time-span.ts';
import { DATE_TIME } from '../types/primitives.ts';
import { members, metered } from '../types/table.ts';
import { comparisonMembers } from './comparison-members.ts';
import { typeCodeMember } from './type-code.ts';

const text = (value: DateTime, format: string | null): string => formatDateTime(value, format ?? '');
const set = (cell: Cell, value: DateTime | null): boolean => fill(cell, value, DateTime.minValue);

export const dateTime = members(DATE_TIME, () => ({
  ...comparisonMembers('DateTime'),

  'new()': () => DateTime.minValue,
  'new(long ticks)': (value: bigint) => DateTime.fromTicks(value, UNSPECIFIED),
  'new(long ticks, DateTimeKind kind)': DateTime.fromTicks,
  'new(int year, int month, int day)': (y: number, m: number, d: number) => DateTime.of([y, m, d], [], UNSPECIFIED),
  'new(int year, int month, int day, int hour, int minute, int second)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
  ) => DateTime.of([y, mo, d], [h, m, s], UNSPECIFIED),
  'new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
    kind: number,
  ) => DateTime.of([y, mo, d], [h, m, s], kind),
  'new(int year, int month, int day, int hour, int minute, int second, int millisecond)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
    ms: number,
  ) => DateTime.of([y, mo, d], [h, m, s, ms], UNSPECIFIED),
  'new(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
    ms: number,
    kind: number,
  ) => DateTime.of([y, mo, d], [h, m, s, ms], kind),
  'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)': (
    y: number,
    mo: number,
    d: number,
    h: number,
    m: number,
    s: number,
    ms: number,
    us: number,
  ) => DateTime.of([y, mo, d], [h, m, s, ms, us], UNSPECIFIED),
  'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, DateTimeKind kind)':
    (y: number, mo: number, d: number, h: number, m: number, s: number, ms: number, us: number, kind: number) =>
      DateTime.of([y, mo, d], [h, m, s, ms, us], kind),

  'static DateTime UtcNow': metered(({ surroundings }) => DateTime.utcNow(surroundings.clock)),
  'static DateTime Now': metered(({ surroundings }) => DateTime.now(surroundings.clock)),
  'static DateTime Today': metered(({ surroundings }) => DateTime.now(surroundings.clock).date),
  'static DateTime MinValue': () => DateTime.minValue,
  'static DateTime MaxValue': () => DateTime.maxValue,
  'static DateTime UnixEpoch': () => DateTime.unixEpoch,

  'int Year': ({ wall }: DateTime) => wall.year,
  'int Month': ({ wall }: DateTime) => wall.month,
  ...typeCodeMember(DATE_TIME),
  'int Day': ({ wall }: DateTime) => wall.day,
  'int Hour': ({ wall }: DateTime) => wall.hour,
  'int Minute': ({ wall }: DateTime) => wall.minute,
  'int Second': ({ wall }: DateTime) => wall.second,
  'int Millisecond': ({ wall }: DateTime) => Math.floor(wall.fraction / 10_000),
  'int Microsecond': ({ wall }: DateTime) => Math.floor(wall.fraction / 10) % 1000,
  'int Nanosecond': ({ wall }: DateTime) => (wall.fraction % 10) * 100,
  'DayOfWeek DayOfWeek': ({ wall }: DateTime) => wall.dayOfWeek,
  'int DayOfYear': ({ wall }: DateTime) => wall.dayOfYear,
  'long Ticks': (self: DateTime) => self.ticks,
  'DateTimeKind Kind': ({ kind }: DateTime): Kind => kind,
  'DateTime Date': ({ date }: DateTime) => date,
  'TimeSpan TimeOfDay': ({ timeOfDay }: DateTime) => timeOfDay,

  'DateTime Add(TimeSpan value)': (self: DateTime, span: TimeSpan) => self.plusTicks(span.ticks, 'value'),
  'DateTime AddDays(double value)': (self: DateTime, days: number) => self.plusUnits(days, ticks.TICKS_PER_DAY),
  'DateTime AddHours(double value)': (self: DateTime, hours: number) => self.plusUnits(hours, ticks.TICKS_PER_HOUR),
  'DateTime AddMinutes(double value)': (self: DateTime, minutes: number) =>
    self.plusUnits(minutes, ticks.TICKS_PER_MINUTE),
  'DateTime AddSeconds(double value)': (self: DateTime, seconds: number) =>
    self.plusUnits(seconds, ticks.TICKS_PER_SECOND),
  'DateTime AddMilliseconds(double value)': (self: DateTime, milliseconds: number) =>
    self.plusUnits(milliseconds, ticks.TICKS_PER_MILLISECOND),
  'DateTime AddMicroseconds(double value)': (self: DateTime, microseconds: number) =>
    self.plusUnits(microseconds, ticks.TICKS_PER_MICROSECOND),
  'DateTime AddTicks(long value)': (self: DateTime, value: bigint) => self.plusTicks(value, 'value'),
  'DateTime AddMonths(int months)': (self: DateTime, months: number) => self.plusMonths(months),
  'DateTime AddYears(int value)': (self: DateTime, years: number) => self.plusYears(years),
  'TimeSpan Subtract(DateTime value)': (self: DateTime, other: DateTime) => self.minus(other),
  'DateTime Subtract(TimeSpan value)': (self: DateTime, span: TimeSpan) => self.plusTicks(-span.ticks, 'value'),
  'static DateTime operator +(DateTime d, TimeSpan t)': (d: DateTime, t: TimeSpan) => d.plusTicks(t.ticks, 't'),
  'static DateTime operator -(DateTime d, TimeSpan t)': (d: DateTime, t: TimeSpan) => d.plusTicks(-t.ticks, 't'),
  'static TimeSpan operator -(DateTime d1, DateTime d2)': (a: DateTime, b: DateTime) => a.minus(b),

  'DateTime ToUniversalTime()': (self: DateTime) => self.withKind(UTC),
  'DateTime ToLocalTime()': (self: DateTime) => self.withKind(LOCAL),
  'static DateTime SpecifyKind(DateTime value, DateTimeKind kind)': (value: DateTime, kind: number) =>
    value.withKind(kind),
  'bool IsDaylightSavingTime()': () => false,
  'static int DaysInMonth(int year, int month)': daysInMonth,
  'static bool IsLeapYear(int year)': isLeapYear,

  'string ToString(string format)': text,
  'string ToString(IFormatProvider provider)': (self: DateTime) => self.toText(),
  'string ToString(string format, IFormatProvider provider)': text,
  'string ToLongDateString()': (self: DateTime) => text(self, 'D'),
  'string ToShortDateString()': (self: DateTime) => text(self, 'd'),
  'string ToLongTimeString()': (self: DateTime) => text(self, 'T'),
  'string ToShortTimeString()': (self: DateTime) => text(self, 't'),

  'static DateTime Parse(string s)': metered(({ surroundings }, s: string | null) =>
    parseDateTime(surroundings.clock, s),
  ),
  'static DateTime Parse(string s, IFormatProvider provider)': metered(({ surroundings }, s: string | null) =>
    parseDateTime(surroundings.clock, s),
  ),
  'static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles)': metered(
    ({ surroundings }, s: string | null, _: unknown, styles: number) => parseDateTime(surroundings.clock, s, styles),
  ),
  'static bool TryParse(string s, out DateTime result)': metered(({ surroundings }, s: string | null, result: Cell) =>
    set(result, tryParseDateTime(surroundings.clock, s)),
  ),
  'static bool TryParse(string s, IFormatProvider provider, out DateTime result)': metered(
    ({ surroundings }, s: string | null, _: unknown, result: Cell) =>
      set(result, tryParseDateTime(surroundings.clock, s)),
  ),
  'static bool TryParse(string s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)': metered(
    ({ surroundings }, s: string | null, _: unknown, styles: number, result: Cell) =>
      set(result, tryParseDateTime(surroundings.clock, s, styles)),
  ),
  'static DateTime ParseExact(string s, string format, IFormatProvider provider)': metered(
    ({ surroundings }, s: string | null, format: string | null) =>
      exactDateTime.parse(surroundings.clock, s, strings(format), 0),
  ),
  'static DateTime ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style)': metered(
    ({ surroundings }, s: string | null, format: string | null, _: unknown, style: number) =>
      exactDateTime.parse(surroundings.clock, s, strings(format), style),
  ),
  'static DateTime ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style)': metered(
    ({ surroundings }, s: string | null, formats: NetArray | null, _: unknown, style: number) =>
      exactDateTime.parse(surroundings.clock, s, strings(formats), style),
  ),
  'static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateTime result)':
    metered(({ surroundings }, s: string | null, format: string | null, _: unknown, style: number, result: Cell) =>
      set(result, exactDateTime.tryParse(surroundings.clock, s, strings(format), style)),
    ),
  'static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result)':
    metered(({ surroundings }, s: string | null, formats: NetArray | null, _: unknown, style: number, result: Cell) =>
      set(result, exactDateTime.tryParse(surroundings.clock, s, strings(formats), style)),
    ),

  'long ToBinary()': toBinary,
  'static DateTime FromBinary(long dateData)': fromBinary,
  'long ToFileTime()': fileTime,
  'long ToFileTimeUtc()': fileTime,
  'static DateTime FromFileTime(long fileTime)': (value: bigint) => fromFileTime(value, LOCAL),
  'static DateTime FromFileTimeUtc(long fileTime)': (value: bigint) => fromFileTime(value, UTC),
  'double ToOADate()': toOADate,
  'static DateTime FromOADate(double d)': fromOADate,
}));
