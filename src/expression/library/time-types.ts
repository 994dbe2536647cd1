import { DATE_TIME_STYLES } from '../time/date-styles.ts';
import { DAY_NAMES } from '../time/names.ts';
import { enumeration, type TypeTable } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';
import { dateTime } from './date-time.ts';
import { dateTimeOffset } from './date-time-offset.ts';
import { timeSpan } from './time-span.ts';
import { timeZone } from './time-zone.ts';
import { timeZoneInfo, timeZoneNotFoundException } from './time-zone-info.ts';

const DATE_TIME_KIND = defineEnum('System.DateTimeKind', ['Unspecified', 'Utc', 'Local']);
const DAY_OF_WEEK = defineEnum('System.DayOfWeek', DAY_NAMES);

/** Of System what concerns time. */
export const TIME_TYPES: readonly TypeTable[] = [
  dateTime,
  dateTimeOffset,
  timeSpan,
  timeZone,
  timeZoneInfo,
  timeZoneNotFoundException,
  ...[DATE_TIME_KIND, DATE_TIME_STYLES, DAY_OF_WEEK].map(enumeration),
];
