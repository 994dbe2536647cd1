import type { Clock } from '../../surroundings.ts';
import { NetException, notNull } from '../runtime/exception.ts';
import { ticksOfTokens } from './date-of-tokens.ts';
import { checkStyles, hasStyle, STYLES } from './date-styles.ts';
import type { DateTime } from './date-time.ts';
import type { DateTimeOffset } from './date-time-offset.ts';
import { dateTokens } from './date-tokens.ts';
import { type ParsedDate, toDateTime, toDateTimeOffset } from './parsed-date.ts';

/** As `DateTime.Parse` reads it in the invariant culture. Throws FormatException. */
export const parseDateTime = (clock: Clock, text: string | null, styles: number = STYLES.None): DateTime =>
  thrown(readDateTime(clock, notNull(text, 's'), checkStyles(styles, 'styles')));

export const tryParseDateTime = (clock: Clock, text: string | null, styles: number = STYLES.None): DateTime | null =>
  text === null ? null : orNull(readDateTime(clock, text, checkStyles(styles, 'styles')));

/** Of a text without a zone as if it were UTC; null for what is no date. */
export const parseUtcDateTime = (clock: Clock, text: string): DateTime | null =>
  tryParseDateTime(clock, text, STYLES.AdjustToUniversal | STYLES.AssumeUniversal);

/** As `DateTimeOffset.Parse` reads it in the invariant culture. Throws FormatException. */
export const parseDateTimeOffset = (clock: Clock, text: string | null, styles: number = STYLES.None): DateTimeOffset =>
  thrown(readDateTimeOffset(clock, notNull(text, 'input'), checkStyles(styles, 'styles')));

export const tryParseDateTimeOffset = (
  clock: Clock,
  text: string | null,
  styles: number = STYLES.None,
): DateTimeOffset | null =>
  text === null ? null : orNull(readDateTimeOffset(clock, text, checkStyles(styles, 'styles')));

/** Throws what was returned as an exception. */
export function thrown<T>(result: T | NetException): T {
  if (result instanceof NetException) throw result;
  return result;
}

export const orNull = <T>(result: T | NetException): T | null => (result instanceof NetException ? null : result);

function readDateTime(clock: Clock, text: string, styles: number): DateTime | NetException {
  const parsed = read(clock, text, styles);
  return parsed instanceof NetException ? parsed : toDateTime(parsed, styles, text);
}

function readDateTimeOffset(clock: Clock, text: string, styles: number): DateTimeOffset | NetException {
  const parsed = read(clock, text, styles);
  return parsed instanceof NetException ? parsed : toDateTimeOffset(parsed, styles, text);
}

function read(clock: Clock, text: string, styles: number): ParsedDate | NetException {
  const tokens = dateTokens(text);
  if (tokens instanceof NetException) return tokens;
  const ticks = ticksOfTokens(tokens, text, { clock, isTodayDefault: !hasStyle(styles, 'NoCurrentDateDefault') });
  return ticks instanceof NetException ? ticks : { ticks, offset: tokens.offset, isUtc: tokens.isUtc };
}
