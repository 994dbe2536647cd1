import type { Cell } from '../runtime/cell.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { fill } from '../time/fill.ts';
import { strings } from '../time/strings.ts';
import * as ticks from '../time/ticks.ts';
import { TimeSpan } from '../time/time-span.ts';
import { formatTimeSpan } from '../time/time-span-format.ts';
import { parseTimeSpan, tryParseTimeSpan } from '../time/time-span-parse.ts';
import { exactTimeSpan, tryExactTimeSpan } from '../time/time-span-parse-exact.ts';
import { TIME_SPAN } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { comparisonMembers } from './comparison-members.ts';

const text = (value: TimeSpan, format: string | null): string => formatTimeSpan(value, format ?? '');
const set = (cell: Cell, value: TimeSpan | null): boolean => fill(cell, value, TimeSpan.zero);

export const timeSpan = members(TIME_SPAN, () => ({
  ...comparisonMembers('TimeSpan'),

  'new()': () => TimeSpan.zero,
  'new(long ticks)': (value: bigint) => new TimeSpan(value),
  'new(int hours, int minutes, int seconds)': (h: number, m: number, s: number) => TimeSpan.of(0, h, m, s, 0),
  'new(int days, int hours, int minutes, int seconds)': (d: number, h: number, m: number, s: number) =>
    TimeSpan.of(d, h, m, s, 0),
  'new(int days, int hours, int minutes, int seconds, int milliseconds)': TimeSpan.of,

  'static TimeSpan Zero': () => TimeSpan.zero,
  'static TimeSpan MinValue': () => new TimeSpan(ticks.MIN_INT64),
  'static TimeSpan MaxValue': () => new TimeSpan(ticks.MAX_INT64),
  'const long TicksPerDay': ticks.TICKS_PER_DAY,
  'const long TicksPerHour': ticks.TICKS_PER_HOUR,
  'const long TicksPerMinute': ticks.TICKS_PER_MINUTE,
  'const long TicksPerSecond': ticks.TICKS_PER_SECOND,
  'const long TicksPerMillisecond': ticks.TICKS_PER_MILLISECOND,
  'const long TicksPerMicrosecond': ticks.TICKS_PER_MICROSECOND,
  'const long NanosecondsPerTick': 100n,

  'static TimeSpan FromDays(double value)': (value: number) => TimeSpan.from(value, ticks.TICKS_PER_DAY),
  'static TimeSpan FromHours(double value)': (value: number) => TimeSpan.from(value, ticks.TICKS_PER_HOUR),
  'static TimeSpan FromMinutes(double value)': (value: number) => TimeSpan.from(value, ticks.TICKS_PER_MINUTE),
  'static TimeSpan FromSeconds(double value)': (value: number) => TimeSpan.from(value, ticks.TICKS_PER_SECOND),
  'static TimeSpan FromMilliseconds(double value)': TimeSpan.fromMilliseconds,
  'static TimeSpan FromMicroseconds(double value)': (value: number) =>
    TimeSpan.from(value, ticks.TICKS_PER_MICROSECOND),
  'static TimeSpan FromTicks(long value)': (value: bigint) => new TimeSpan(value),

  'int Days': ({ days }: TimeSpan) => days,
  'int Hours': ({ hours }: TimeSpan) => hours,
  'int Minutes': ({ minutes }: TimeSpan) => minutes,
  'int Seconds': ({ seconds }: TimeSpan) => seconds,
  'int Milliseconds': ({ milliseconds }: TimeSpan) => milliseconds,
  'int Microseconds': ({ microseconds }: TimeSpan) => microseconds,
  'int Nanoseconds': (self: TimeSpan) => Number(self.ticks % 10n) * 100,
  'long Ticks': (self: TimeSpan) => self.ticks,
  'double TotalDays': (self: TimeSpan) => self.total(ticks.TICKS_PER_DAY),
  'double TotalHours': (self: TimeSpan) => self.total(ticks.TICKS_PER_HOUR),
  'double TotalMinutes': (self: TimeSpan) => self.total(ticks.TICKS_PER_MINUTE),
  'double TotalSeconds': (self: TimeSpan) => self.total(ticks.TICKS_PER_SECOND),
  'double TotalMilliseconds': (self: TimeSpan) => self.total(ticks.TICKS_PER_MILLISECOND),
  'double TotalMicroseconds': (self: TimeSpan) => self.total(ticks.TICKS_PER_MICROSECOND),
  'double TotalNanoseconds': (self: TimeSpan) => Number(self.ticks) * 100,

  'TimeSpan Add(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => self.plus(other),
  'TimeSpan Subtract(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => self.minus(other),
  'TimeSpan Multiply(double factor)': (self: TimeSpan, factor: number) => self.times(factor),
  'TimeSpan Divide(double divisor)': (self: TimeSpan, divisor: number) => self.dividedBy(divisor),
  'double Divide(TimeSpan ts)': (self: TimeSpan, other: TimeSpan) => Number(self.ticks) / Number(other.ticks),
  'TimeSpan Negate()': (self: TimeSpan) => self.negate(),
  'TimeSpan Duration()': (self: TimeSpan) => self.duration(),
  'static TimeSpan operator +(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.plus(b),
  'static TimeSpan operator -(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => a.minus(b),
  'static TimeSpan operator +(TimeSpan t)': (t: TimeSpan) => t,
  'static TimeSpan operator -(TimeSpan t)': (t: TimeSpan) => t.negate(),
  'static TimeSpan operator *(TimeSpan timeSpan, double factor)': (t: TimeSpan, factor: number) => t.times(factor),
  'static TimeSpan operator *(double factor, TimeSpan timeSpan)': (factor: number, t: TimeSpan) => t.times(factor),
  'static TimeSpan operator /(TimeSpan timeSpan, double divisor)': (t: TimeSpan, divisor: number) =>
    t.dividedBy(divisor),
  'static double operator /(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => Number(a.ticks) / Number(b.ticks),

  'string ToString(string format)': text,
  'string ToString(string format, IFormatProvider formatProvider)': text,

  'static TimeSpan Parse(string s)': parseTimeSpan,
  'static TimeSpan Parse(string input, IFormatProvider formatProvider)': parseTimeSpan,
  'static bool TryParse(string s, out TimeSpan result)': (s: string | null, result: Cell) =>
    set(result, tryParseTimeSpan(s)),
  'static bool TryParse(string input, IFormatProvider formatProvider, out TimeSpan result)': (
    s: string | null,
    _: unknown,
    result: Cell,
  ) => set(result, tryParseTimeSpan(s)),
  'static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider)': (
    s: string | null,
    format: string | null,
  ) => exactTimeSpan(s, strings(format)),
  'static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider)': (
    s: string | null,
    formats: NetArray | null,
  ) => exactTimeSpan(s, strings(formats)),
  'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, out TimeSpan result)': (
    s: string | null,
    format: string | null,
    _: unknown,
    result: Cell,
  ) => set(result, tryExactTimeSpan(s, strings(format))),
  'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, out TimeSpan result)': (
    s: string | null,
    formats: NetArray | null,
    _: unknown,
    result: Cell,
  ) => set(result, tryExactTimeSpan(s, strings(formats))),
}));
