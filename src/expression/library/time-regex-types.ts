import type { TypeTable } from '../types/table.ts';
import { capture } from './capture.ts';
import { captureCollection } from './capture-collection.ts';
import { dateTime } from './date-time.ts';
import { dateTimeKind } from './date-time-kind.ts';
import { dateTimeOffset } from './date-time-offset.ts';
import { dateTimeStyles } from './date-time-styles.ts';
import { dayOfWeek } from './day-of-week.ts';
import { group } from './group.ts';
import { groupCollection } from './group-collection.ts';
import { match } from './match.ts';
import { matchCollection } from './match-collection.ts';
import { regex } from './regex.ts';
import { regexParseException } from './regex-exceptions.ts';
import { regexOptions } from './regex-options.ts';
import { timeSpan } from './time-span.ts';
import { timeZone } from './time-zone.ts';
import { timeZoneInfo, timeZoneNotFoundException } from './time-zone-info.ts';

/** Of System what concerns time, and System.Text.RegularExpressions. */
export const TIME_REGEX_TYPES: readonly TypeTable[] = [
  dateTime,
  dateTimeKind,
  dateTimeOffset,
  dateTimeStyles,
  dayOfWeek,
  timeSpan,
  timeZone,
  timeZoneInfo,
  timeZoneNotFoundException,
  regex,
  regexOptions,
  regexParseException,
  match,
  matchCollection,
  group,
  groupCollection,
  capture,
  captureCollection,
];
