import { NetList } from '../collections/list.ts';
import { ReadOnlyList } from '../collections/read-only-list.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import { notNull } from '../runtime/exception.ts';
import type { DateTime } from '../time/date-time.ts';
import type { DateTimeOffset } from '../time/date-time-offset.ts';
import { UNSPECIFIED } from '../time/kind.ts';
import { TimeSpan } from '../time/time-span.ts';
import { TIME_ZONE_NOT_FOUND_EXCEPTION } from '../time/time-zone-errors.ts';
import { TIME_ZONE_INFO, TimeZoneInfo } from '../time/time-zone-info.ts';
import { members, metered } from '../types/table.ts';

const find = ({ surroundings }: Evaluation, id: string | null): TimeZoneInfo =>
  TimeZoneInfo.find(surroundings.clock, id);

const zone = (value: TimeZoneInfo | null, parameter: string): TimeZoneInfo => notNull(value, parameter);

/** Of a time that is Utc, Local or, being Unspecified, local: the zone of the gateway is UTC. */
const fromLocal = (time: DateTime, to: TimeZoneInfo | null): DateTime =>
  zone(to, 'destinationTimeZone').fromUtc(time.ticks);

const between = (time: DateTime, from: TimeZoneInfo | null, to: TimeZoneInfo | null): DateTime => {
  const source = zone(from, 'sourceTimeZone');
  return fromLocal(source.toUtc(time, 'dateTime'), to);
};

export const timeZoneInfo = members(TIME_ZONE_INFO, () => ({
  'static TimeZoneInfo Utc': () => TimeZoneInfo.utc,
  'static TimeZoneInfo Local': () => TimeZoneInfo.utc,
  'static TimeZoneInfo FindSystemTimeZoneById(string id)': metered(find),
  'static ReadOnlyCollection<TimeZoneInfo> GetSystemTimeZones()': metered(
    ({ surroundings }) =>
      new ReadOnlyList(TIME_ZONE_INFO, new NetList(TIME_ZONE_INFO, TimeZoneInfo.all(surroundings.clock))),
  ),
  'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)': fromLocal,
  'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)':
    between,
  'static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)': (
    time: DateTimeOffset,
    to: TimeZoneInfo | null,
  ) => zone(to, 'destinationTimeZone').convert(time),
  'static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
    time: DateTime,
    to: TimeZoneInfo | null,
  ) => between(time, TimeZoneInfo.utc, to),
  'static DateTime ConvertTimeToUtc(DateTime dateTime)': (time: DateTime) => fromLocal(time, TimeZoneInfo.utc),
  'static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)': (
    time: DateTime,
    from: TimeZoneInfo | null,
  ) => between(time, from, TimeZoneInfo.utc),
  'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)': metered(
    (evaluation, time: DateTime, id: string | null) => fromLocal(time, find(evaluation, id)),
  ),
  'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)':
    metered((evaluation, time: DateTime, from: string | null, to: string | null) =>
      between(time, find(evaluation, from), find(evaluation, to)),
    ),
  'static DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string destinationTimeZoneId)':
    metered((evaluation, time: DateTimeOffset, id: string | null) => find(evaluation, id).convert(time)),

  'string Id': ({ id }: TimeZoneInfo) => id,
  'string DisplayName': ({ displayName }: TimeZoneInfo) => displayName,
  'string StandardName': ({ standardName }: TimeZoneInfo) => standardName,
  'string DaylightName': ({ daylightName }: TimeZoneInfo) => daylightName,
  'TimeSpan BaseUtcOffset': ({ baseOffset }: TimeZoneInfo) => new TimeSpan(baseOffset),
  'bool SupportsDaylightSavingTime': ({ hasDaylightSaving }: TimeZoneInfo) => hasDaylightSaving,
  'bool HasIanaId': ({ id }: TimeZoneInfo) => id.includes('/'),
  'TimeSpan GetUtcOffset(DateTime dateTime)': (self: TimeZoneInfo, time: DateTime) => new TimeSpan(self.offsetOf(time)),
  'TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)': (self: TimeZoneInfo, { utcTicks }: DateTimeOffset) =>
    new TimeSpan(self.clock.offset(utcTicks)),
  'bool IsDaylightSavingTime(DateTime dateTime)': (self: TimeZoneInfo, time: DateTime) => self.isDaylightSaving(time),
  'bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)': (self: TimeZoneInfo, { utcDateTime }: DateTimeOffset) =>
    self.isDaylightSaving(utcDateTime),
  'bool IsAmbiguousTime(DateTime dateTime)': (self: TimeZoneInfo, { ticks, kind }: DateTime) =>
    self.clock.offsetsAtWall(kind === UNSPECIFIED ? ticks : self.fromUtc(ticks).ticks).length > 1,
  'bool IsInvalidTime(DateTime dateTime)': (self: TimeZoneInfo, { ticks, kind }: DateTime) =>
    kind === UNSPECIFIED && self.clock.offsetsAtWall(ticks).length === 0,
  'bool Equals(TimeZoneInfo other)': (self: TimeZoneInfo, other: TimeZoneInfo | null) => self.key() === other?.key(),
  'bool HasSameRules(TimeZoneInfo other)': (self: TimeZoneInfo, other: TimeZoneInfo | null) =>
    self.key() === zone(other, 'other').key(),
}));

export const timeZoneNotFoundException = members(TIME_ZONE_NOT_FOUND_EXCEPTION, () => ({}));
