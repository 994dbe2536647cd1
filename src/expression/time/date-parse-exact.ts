import type { Clock } from '../../surroundings.ts';
import { formatException, NetException, notNull } from '../runtime/exception.ts';
import { dateTicks, isDate, timeTicks, wallTime } from './calendar.ts';
import { formatParts } from './custom-format.ts';
import { STANDARD_FORMATS } from './date-format.ts';
import { type Defaults, defaultDate, fullYear, hourOf } from './date-of-tokens.ts';
import { orNull, thrown } from './date-parse.ts';
import { checkStyles, hasStyle } from './date-styles.ts';
import type { DateTime } from './date-time.ts';
import type { DateTimeOffset } from './date-time-offset.ts';
import { ExactFields, READERS } from './exact-fields.ts';
import {
  notADate,
  notInCalendar,
  type ParsedDate,
  toDateTime,
  toDateTimeOffset,
  wrongDayOfWeek,
} from './parsed-date.ts';

type Convert<T> = (parsed: ParsedDate, styles: number, text: string) => T | NetException;

interface How<T> {
  readonly convert: Convert<T>;
  readonly clock: Clock;
}

/** Parsing by formats, of which the text must fit one wholly, for one of the types of dates. */
const exactly = <T>(convert: Convert<T>, parameter: string) => ({
  /** Throws FormatException. */
  parse: (clock: Clock, text: string | null, formats: readonly string[] | null, styles: number): T =>
    thrown(
      firstOf({ convert, clock }, notNull(text, parameter), notNull(formats, 'format'), checkStyles(styles, 'style')),
    ),
  tryParse: (clock: Clock, text: string | null, formats: readonly string[] | null, styles: number): T | null =>
    text === null || formats === null
      ? null
      : orNull(firstOf({ convert, clock }, text, formats, checkStyles(styles, 'style'))),
});

export const exactDateTime = exactly<DateTime>(toDateTime, 's');
export const exactDateTimeOffset = exactly<DateTimeOffset>(toDateTimeOffset, 'input');

function firstOf<T>(
  { convert, clock }: How<T>,
  text: string,
  formats: readonly string[],
  styles: number,
): T | NetException {
  let failure: NetException = notADate(text);
  for (const format of formats) {
    const parsed = read(clock, text, format, styles);
    const result = parsed instanceof NetException ? parsed : convert(parsed, styles, text);
    if (!(result instanceof NetException)) return result;
    failure = formats.length === 1 ? result : failure;
  }
  return failure;
}

function read(clock: Clock, text: string, format: string, styles: number): ParsedDate | NetException {
  const custom = format.length === 1 ? STANDARD_FORMATS.get(format) : format;
  if (custom === undefined || custom === '') return formatException('Format specifier was invalid.');
  const fields = new ExactFields();
  if (!fits(trimmed(text, styles), trimmed(custom, styles), hasStyle(styles, 'AllowInnerWhite'), fields))
    return notADate(text);
  if (format === 'U') fields.offset = 0n;
  const ticks = ticksOf(fields, text, { clock, isTodayDefault: !hasStyle(styles, 'NoCurrentDateDefault') });
  return ticks instanceof NetException ? ticks : { ticks, offset: fields.offset, isUtc: fields.isUtc };
}

function trimmed(text: string, styles: number): string {
  const leading = hasStyle(styles, 'AllowLeadingWhite') ? text.trimStart() : text;
  return hasStyle(styles, 'AllowTrailingWhite') ? leading.trimEnd() : leading;
}

function fits(text: string, format: string, isWhiteFree: boolean, fields: ExactFields): boolean {
  const parts = [...formatParts(format)];
  let at = 0;
  for (const [index, { letter, count = 1, text: literal }] of parts.entries()) {
    if (isWhiteFree) at = skipWhite(text, at);
    const reader = READERS.get(letter ?? '');
    const wanted = literal ?? letter.repeat(count);
    const length =
      reader === undefined ? literalLength(text, at, wanted, isWhiteFree) : reader(text, at, count, fields);
    if (length === undefined && !(wanted === '.' && parts[index + 1]?.letter === 'F')) return false;
    at += length ?? 0;
  }
  return (isWhiteFree ? skipWhite(text, at) : at) === text.length;
}

function skipWhite(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charAt(end).trim() === '') end += 1;
  return end;
}

function literalLength(text: string, at: number, wanted: string, isWhiteFree: boolean): number | undefined {
  const needed = isWhiteFree ? wanted.trim() : wanted;
  return text.startsWith(needed, at) ? needed.length : undefined;
}

function ticksOf(fields: ExactFields, text: string, defaults: Defaults): bigint | NetException {
  const date = dateOf(fields, defaults);
  const time = clockOf(fields);
  if (!isDate(...date) || time === undefined) return notInCalendar(text);
  const ticks = dateTicks(...date);
  const day = fields.get('dayOfWeek');
  if (day !== undefined && wallTime(ticks).dayOfWeek !== day) return wrongDayOfWeek(text);
  return ticks + time;
}

function dateOf(fields: ExactFields, defaults: Defaults): readonly [number, number, number] {
  const [month, day] = [fields.get('month'), fields.get('day')];
  const today = defaultDate(defaults);
  const year = yearOf(fields);
  if (year === undefined && month === undefined && day === undefined) return today;
  return [year ?? today[0], month ?? 1, day ?? 1];
}

function yearOf(fields: ExactFields): number | undefined {
  const short = fields.get('year of century');
  return fields.get('year') ?? (short === undefined ? undefined : fullYear(short));
}

function clockOf(fields: ExactFields): bigint | undefined {
  const [minute, second] = [fields.get('minute') ?? 0, fields.get('second') ?? 0];
  const hour = fields.get('hour') ?? halfHour(fields);
  if (hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return timeTicks(hour, minute, second) + BigInt(fields.get('fraction') ?? 0);
}

function halfHour(fields: ExactFields): number | undefined {
  const hour = fields.get('hour of half') ?? 0;
  const half = fields.get('half');
  if (hour > 12) return undefined;
  return hourOf({ hour }, half === 1 ? 'P' : 'A');
}
