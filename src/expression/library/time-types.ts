import type { TypeTable } from '../types/table.ts';
import { dateTime } from './date-time.ts';
import { dateTimeKind } from './date-time-kind.ts';
import { dateTimeOffset } from './date-time-offset.ts';
import { dateTimeStyles } from './date-time-styles.ts';
import { dayOfWeek } from './day-of-week.ts';
import { timeSpan } from './time-span.ts';
import { timeZone } from './time-zone.ts';
import { timeZoneInfo, timeZoneNotFoundException } from './time-zone-info.ts';

/** Of System what concerns time. */
export const TIME_TYPES: readonly TypeTable[] = [
  dateTime,
  dateTimeKind,
  dateTimeOffset,
  dateTimeStyles,
  dayOfWeek,
  timeSpan,
  timeZone,
  timeZoneInfo,
  timeZoneNotFoundException,
];
