import { badFormat, type FormatPart, formatParts } from './custom-format.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from './ticks.ts';

interface Parts {
  readonly sign: '' | '-';
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  /** Seven digits. */
  readonly fraction: string;
}

function partsOf(ticks: bigint): Parts {
  const length = ticks < 0n ? -ticks : ticks;
  return {
    sign: ticks < 0n ? '-' : '',
    days: length / TICKS_PER_DAY,
    hours: (length / TICKS_PER_HOUR) % 24n,
    minutes: (length / TICKS_PER_MINUTE) % 60n,
    seconds: (length / TICKS_PER_SECOND) % 60n,
    fraction: String(length % TICKS_PER_SECOND).padStart(7, '0'),
  };
}

/** `[-][d.]hh:mm:ss[.fffffff]` */
export const timeSpanText = (ticks: bigint): string => constant(partsOf(ticks));

/**
 * An empty format is `c`; the culture is the invariant one. Throws FormatException.
 * https://learn.microsoft.com/dotnet/standard/base-types/standard-timespan-format-strings
 */
export function formatTimeSpan({ ticks }: { readonly ticks: bigint }, format: string): string {
  const parts = partsOf(ticks);
  if (format.length > 1) return custom(parts, format);
  if (format === '' || 'ctT'.includes(format)) return constant(parts);
  if (format === 'g') return `${parts.sign}${parts.days > 0n ? `${parts.days}:` : ''}${short(parts)}`;
  if (format === 'G') return `${parts.sign}${parts.days}:${clock(parts)}.${parts.fraction}`;
  throw badFormat();
}

const pad = (value: bigint, count: number): string => String(value).padStart(count, '0');
const trimmed = (digits: string): string => digits.replace(/0+$/, '');

const clock = ({ hours, minutes, seconds }: Parts): string => `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}`;

const constant = (parts: Parts): string =>
  `${parts.sign}${parts.days > 0n ? `${parts.days}.` : ''}${clock(parts)}${Number(parts.fraction) > 0 ? `.${parts.fraction}` : ''}`;

function short(parts: Parts): string {
  const fraction = trimmed(parts.fraction);
  return `${parts.hours}:${pad(parts.minutes, 2)}:${pad(parts.seconds, 2)}${fraction === '' ? '' : `.${fraction}`}`;
}

function custom(parts: Parts, format: string): string {
  let text = '';
  for (const part of formatParts(format)) text += part.text ?? letters(part, parts);
  return text;
}

/** How often each letter may come in a row. */
const MOST: ReadonlyMap<string, number> = new Map(Object.entries({ d: 8, h: 2, m: 2, s: 2, f: 7, F: 7 }));

function letters({ letter, count }: FormatPart, parts: Parts): string {
  const most = MOST.get(letter ?? '');
  if (most === undefined || count === undefined || count > most) throw badFormat();
  if (letter === 'f') return parts.fraction.slice(0, count);
  if (letter === 'F') return trimmed(parts.fraction.slice(0, count));
  return pad(named(letter, parts), count);
}

function named(letter: string | undefined, { days, hours, minutes, seconds }: Parts): bigint {
  if (letter === 'd') return days;
  if (letter === 'h') return hours;
  return letter === 'm' ? minutes : seconds;
}
