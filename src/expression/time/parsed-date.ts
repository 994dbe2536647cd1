import { formatException, type NetException } from '../runtime/exception.ts';
import { hasStyle } from './date-styles.ts';
import { DateTime } from './date-time.ts';
import { DateTimeOffset } from './date-time-offset.ts';
import { LOCAL, UNSPECIFIED, UTC } from './kind.ts';
import { MAX_TICKS, TICKS_PER_HOUR } from './ticks.ts';
import { TimeSpan } from './time-span.ts';

/** What a text says about a point in time. */
export interface ParsedDate {
  /** As the text has it, before its offset is applied. */
  readonly ticks: bigint;
  /** In ticks; undefined where the text names none. */
  readonly offset: bigint | undefined;
  /** The text says `Z` or `GMT`. */
  readonly isUtc: boolean;
}

export const notADate = (text: string): NetException =>
  formatException(`String '${text}' was not recognized as a valid DateTime.`);

export const notInCalendar = (text: string): NetException =>
  formatException(
    `The DateTime represented by the string '${text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`,
  );

export const wrongDayOfWeek = (text: string): NetException =>
  formatException(`String '${text}' was not recognized as a valid DateTime because the day of week was incorrect.`);

const isTooFar = (offset: bigint): boolean => offset > 14n * TICKS_PER_HOUR || offset < -14n * TICKS_PER_HOUR;

const tooFar = (text: string): NetException =>
  formatException(`The time zone offset of string '${text}' must be within plus or minus 14 hours.`);

/** An offset makes the time Local, unless the styles ask for another kind. The exception is returned, not thrown. */
export function toDateTime(
  { ticks, offset, isUtc }: ParsedDate,
  styles: number,
  text: string,
): DateTime | NetException {
  if (offset === undefined) return new DateTime(ticks, assumedKind(styles));
  if (isTooFar(offset)) return tooFar(text);
  const utc = ticks - offset;
  if (utc < 0n || utc > MAX_TICKS)
    return formatException(`The DateTime represented by the string '${text}' is out of range.`);
  const staysUtc = hasStyle(styles, 'AdjustToUniversal') || (isUtc && hasStyle(styles, 'RoundtripKind'));
  return new DateTime(utc, staysUtc ? UTC : LOCAL);
}

function assumedKind(styles: number) {
  if (!hasStyle(styles, 'AssumeLocal') && !hasStyle(styles, 'AssumeUniversal')) return UNSPECIFIED;
  return hasStyle(styles, 'AdjustToUniversal') ? UTC : LOCAL;
}

/** Without an offset the time is local, which is UTC. The exception is returned, not thrown. */
export function toDateTimeOffset(
  { ticks, offset = 0n }: ParsedDate,
  styles: number,
  text: string,
): DateTimeOffset | NetException {
  if (isTooFar(offset)) return tooFar(text);
  const utc = ticks - offset;
  if (utc < 0n || utc > MAX_TICKS)
    return formatException(`The UTC representation of the date '${text}' falls outside the year range 1-9999.`);
  if (hasStyle(styles, 'AdjustToUniversal')) return DateTimeOffset.fromDateTime(new DateTime(utc, UTC));
  return DateTimeOffset.of(new DateTime(ticks, UNSPECIFIED), new TimeSpan(offset));
}
