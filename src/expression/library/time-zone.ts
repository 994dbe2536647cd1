import { CurrentTimeZone, TIME_ZONE } from '../time/current-time-zone.ts';
import type { DateTime } from '../time/date-time.ts';
import { LOCAL, UTC } from '../time/kind.ts';
import { TimeSpan } from '../time/time-span.ts';
import { members } from '../types/table.ts';

/** The old class, which knows only the local zone: UTC. */
export const timeZone = members(TIME_ZONE, () => ({
  'static TimeZone CurrentTimeZone': () => CurrentTimeZone.utc,
  'string StandardName': () => 'UTC',
  'string DaylightName': () => 'UTC',
  'TimeSpan GetUtcOffset(DateTime time)': () => TimeSpan.zero,
  'DateTime ToUniversalTime(DateTime time)': (_: CurrentTimeZone, time: DateTime) => time.withKind(UTC),
  'DateTime ToLocalTime(DateTime time)': (_: CurrentTimeZone, time: DateTime) => time.withKind(LOCAL),
  'bool IsDaylightSavingTime(DateTime time)': () => false,
}));
