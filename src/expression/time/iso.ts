import { dateTicks, isDate, isWithin, timeTicks } from './calendar.ts';
import { DateTime } from './date-time.ts';
import { type Kind, LOCAL, UNSPECIFIED, UTC } from './kind.ts';
import { MAX_TICKS, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE } from './ticks.ts';

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)?$/;
const MICROSOFT = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/;

/**
 * A text in JSON that Newtonsoft makes a DateTime of, unless it is told not to; null for any other text. An offset makes it Local, `Z` Utc.
 * https://www.newtonsoft.com/json/help/html/DatesInJSON.htm
 */
export function parseIso(text: string): DateTime | null {
  if (text.startsWith('/Date(')) return parseMicrosoft(text);
  const found = text.charAt(10) === 'T' ? ISO.exec(text) : null;
  if (found === null) return null;
  const ticks = ticksOf(found);
  if (ticks === undefined) return null;
  const utc = ticks - offsetOf(found);
  return utc < 0n || utc > MAX_TICKS ? null : new DateTime(utc, kindOf(found));
}

function kindOf([, , , , , , , , z, sign]: RegExpExecArray): Kind {
  if (z !== undefined) return UTC;
  return sign === undefined ? UNSPECIFIED : LOCAL;
}

function offsetOf(found: RegExpExecArray): bigint {
  const length = BigInt(found[10] ?? 0) * TICKS_PER_HOUR + BigInt(found[11] ?? 0) * TICKS_PER_MINUTE;
  return found[9] === '-' ? -length : length;
}

function ticksOf(found: RegExpExecArray): bigint | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  if (!isDate(year, month, day)) return undefined;
  const fraction = BigInt((found[7] ?? '').padEnd(7, '0'));
  if (hour === 24 && minute === 0 && second === 0 && fraction === 0n)
    return dateTicks(year, month, day) + TICKS_PER_DAY;
  if (!isWithin(hour, 24) || !isWithin(minute, 60) || !isWithin(second, 60)) return undefined;
  return dateTicks(year, month, day) + timeTicks(hour, minute, second) + fraction;
}

/** The offset is only a sign that the time is local: the milliseconds are UTC. */
function parseMicrosoft(text: string): DateTime | null {
  const [, milliseconds, offset] = MICROSOFT.exec(text) ?? [];
  if (milliseconds === undefined) return null;
  const utc = DateTime.fromMilliseconds(Number(milliseconds));
  if (utc.ticks < 0n || utc.ticks > MAX_TICKS) return null;
  return offset === undefined ? utc : utc.withKind(LOCAL);
}
