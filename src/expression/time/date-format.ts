import { type WallTime, wallTime } from './calendar.ts';
import { badFormat, formatParts } from './custom-format.ts';
import { type Kind, LOCAL, UTC } from './kind.ts';
import { DAY_NAMES, MONTH_NAMES, shortName } from './names.ts';
import { TICKS_PER_MINUTE } from './ticks.ts';

/** A point in time with what a format may ask about it. */
export interface Moment {
  /** As the clock on the wall shows it. */
  readonly ticks: bigint;
  readonly kind: Kind;
  /** Of a DateTimeOffset, in ticks; undefined for a DateTime. */
  readonly offset: bigint | undefined;
}

/** https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings, invariant culture */
export const STANDARD_FORMATS: ReadonlyMap<string, string> = new Map([
  ['d', 'MM/dd/yyyy'],
  ['D', 'dddd, dd MMMM yyyy'],
  ['f', 'dddd, dd MMMM yyyy HH:mm'],
  ['F', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['g', 'MM/dd/yyyy HH:mm'],
  ['G', 'MM/dd/yyyy HH:mm:ss'],
  ['m', 'MMMM dd'],
  ['M', 'MMMM dd'],
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['O', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['t', 'HH:mm'],
  ['T', 'HH:mm:ss'],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
  ['U', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['y', 'yyyy MMMM'],
  ['Y', 'yyyy MMMM'],
]);

export const formatDateTime = (
  { ticks, kind }: { readonly ticks: bigint; readonly kind: Kind },
  format: string,
): string => formatMoment({ ticks, kind, offset: undefined }, format);

/** An empty format is the general one. Throws FormatException for a format that is none. */
export function formatMoment(moment: Moment, format: string): string {
  if (format === '')
    return custom(moment, moment.offset === undefined ? 'MM/dd/yyyy HH:mm:ss' : 'MM/dd/yyyy HH:mm:ss zzz');
  if (format.length > 1) return custom(moment, format);
  const standard = STANDARD_FORMATS.get(format);
  if (standard === undefined || (format === 'U' && moment.offset !== undefined)) throw badFormat();
  return custom('rRu'.includes(format) ? utc(moment) : moment, standard);
}

const utc = ({ ticks, kind, offset }: Moment): Moment => ({ ticks: ticks - (offset ?? 0n), kind, offset });

function custom(moment: Moment, format: string): string {
  const wall = wallTime(moment.ticks);
  let text = '';
  for (const part of formatParts(format)) {
    if (part.text !== undefined) text += part.text;
    else if (part.letter === 'F') text = withFraction(text, optionalFraction(wall, part.count));
    else text += (WRITERS.get(part.letter) ?? same)(part.count, wall, moment, part.letter);
  }
  return text;
}

type Writer = (count: number, wall: WallTime, moment: Moment, letter: string) => string;

const same: Writer = (count, _wall, _moment, letter) => letter.repeat(count);
const number = (value: number, count: number): string => String(value).padStart(Math.min(count, 2), '0');
const name = (full: string | undefined, isShort: boolean): string => (isShort ? shortName(full ?? '') : (full ?? ''));

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['d', (count, { day, dayOfWeek }) => (count < 3 ? number(day, count) : name(DAY_NAMES[dayOfWeek], count === 3))],
  ['f', (count, wall) => fraction(wall, count)],
  ['g', () => 'A.D.'],
  ['h', (count, { hour }) => number(hour % 12 || 12, count)],
  ['H', (count, { hour }) => number(hour, count)],
  ['K', (count, _wall, moment) => zone(moment).repeat(count)],
  ['m', (count, { minute }) => number(minute, count)],
  ['M', (count, { month }) => (count < 3 ? number(month, count) : name(MONTH_NAMES[month - 1], count === 3))],
  ['s', (count, { second }) => number(second, count)],
  ['t', (count, { hour }) => (hour < 12 ? 'AM' : 'PM').slice(0, count)],
  ['y', (count, { year }) => (count < 3 ? number(year % 100, count) : String(year).padStart(count, '0'))],
  ['z', (count, _wall, { offset }) => offsetText(offset ?? 0n, count)],
]);

function fraction({ fraction }: WallTime, count: number): string {
  if (count > 7) throw badFormat();
  return String(fraction).padStart(7, '0').slice(0, count);
}

const optionalFraction = (wall: WallTime, count: number): string => fraction(wall, count).replace(/0+$/, '');

/** A fraction of zero goes together with the point before it. */
const withFraction = (text: string, digits: string): string =>
  digits === '' && text.endsWith('.') ? text.slice(0, -1) : text + digits;

function zone({ kind, offset }: Moment): string {
  if (offset !== undefined) return offsetText(offset, 3);
  if (kind === UTC) return 'Z';
  return kind === LOCAL ? '+00:00' : '';
}

function offsetText(offset: bigint, count: number): string {
  const minutes = Number((offset < 0n ? -offset : offset) / TICKS_PER_MINUTE);
  const hours = `${offset < 0n ? '-' : '+'}${number(Math.floor(minutes / 60), count)}`;
  return count < 3 ? hours : `${hours}:${number(minutes % 60, 2)}`;
}
