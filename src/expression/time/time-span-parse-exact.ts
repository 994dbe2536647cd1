import { formatException, type NetException, notNull } from '../runtime/exception.ts';
import { formatParts } from './custom-format.ts';
import { orNull, thrown } from './date-parse.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from './ticks.ts';
import { TimeSpan } from './time-span.ts';
import { notATimeSpan, readTimeSpan } from './time-span-parse.ts';

/** By formats, of which the text must fit one wholly. Throws FormatException and OverflowException. */
export const exactTimeSpan = (text: string | null, formats: readonly string[] | null): TimeSpan =>
  thrown(firstOf(notNull(text, 'input'), notNull(formats, 'format')));

export const tryExactTimeSpan = (text: string | null, formats: readonly string[] | null): TimeSpan | null =>
  text === null || formats === null ? null : orNull(firstOf(text, formats));

function firstOf(text: string, formats: readonly string[]): TimeSpan | NetException {
  const results = formats.map(format => read(text, format));
  return results.find(result => result instanceof TimeSpan) ?? results[0] ?? notATimeSpan(text);
}

const STANDARD: ReadonlyMap<string, RegExp> = new Map([
  ['c', /^-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d{7})?$/],
  ['t', /^-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d{7})?$/],
  ['T', /^-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d{7})?$/],
  ['g', /^/],
  ['G', /^-?\d+:\d+:\d+:\d+\.\d{7}$/],
]);

function read(text: string, format: string): TimeSpan | NetException {
  if (format.length > 1) return custom(text, format);
  const standard = STANDARD.get(format);
  if (standard === undefined) return formatException('Format specifier was invalid.');
  return standard.test(text) ? readTimeSpan(text) : notATimeSpan(text);
}

interface Unit {
  readonly ticks: bigint;
  readonly most: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['d', { ticks: TICKS_PER_DAY, most: 8 }],
  ['h', { ticks: TICKS_PER_HOUR, most: 2 }],
  ['m', { ticks: TICKS_PER_MINUTE, most: 2 }],
  ['s', { ticks: TICKS_PER_SECOND, most: 2 }],
]);

function custom(text: string, format: string): TimeSpan | NetException {
  let at = 0;
  let ticks = 0n;
  for (const { letter, count, text: literal } of formatParts(format)) {
    const taken = literal === undefined ? takeNumber(text.slice(at), letter, count) : takeText(text.slice(at), literal);
    if (taken === undefined) return notATimeSpan(text);
    at += taken.length;
    ticks += taken.ticks;
  }
  return at === text.length ? new TimeSpan(ticks) : notATimeSpan(text);
}

interface Taken {
  readonly length: number;
  readonly ticks: bigint;
}

const takeText = (text: string, wanted: string): Taken | undefined =>
  text.startsWith(wanted) ? { length: wanted.length, ticks: 0n } : undefined;

function takeNumber(text: string, letter: string, count: number): Taken | undefined {
  if (letter === 'f' || letter === 'F') return takeFraction(text, letter, count);
  const unit = UNITS.get(letter);
  if (unit === undefined || count > unit.most) return undefined;
  const digits = new RegExp(`^\\d{${count},${count === 1 ? unit.most : count}}`).exec(text)?.[0];
  if (digits === undefined || !isWithinUnit(Number(digits), letter)) return undefined;
  return { length: digits.length, ticks: BigInt(digits) * unit.ticks };
}

function isWithinUnit(value: number, letter: string): boolean {
  if (letter === 'd') return value <= 10_675_199;
  return value < (letter === 'h' ? 24 : 60);
}

function takeFraction(text: string, letter: string, count: number): Taken | undefined {
  const digits = new RegExp(`^\\d{${letter === 'f' ? count : 0},${count}}`).exec(text)?.[0];
  if (digits === undefined || count > 7) return undefined;
  return { length: digits.length, ticks: BigInt(digits.padEnd(7, '0')) };
}
