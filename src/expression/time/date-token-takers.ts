import { DAY_NAMES, MONTH_NAMES, shortName } from './names.ts';
import { TICKS_PER_HOUR, TICKS_PER_MINUTE } from './ticks.ts';

export interface DateNumber {
  readonly value: number;
  /** Three digits and more make a year. */
  readonly isYear: boolean;
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks. */
  readonly fraction: bigint;
}

/** What a text of date and time is made of, in any order that .NET takes. */
export interface DateTokens {
  readonly numbers: DateNumber[];
  /** How many numbers stand before the month's name. */
  numbersBeforeMonth: number;
  /** From 1. */
  month: number | undefined;
  dayOfWeek: number | undefined;
  time: TimeOfDay | undefined;
  half: 'A' | 'P' | undefined;
  offset: bigint | undefined;
  isUtc: boolean;
  /** A `T` stands between date and time. */
  isIso: boolean;
  /** What came last. */
  last: 'number' | 'time' | 'other';
  /** A `/` or `-` stands between numbers, so that they are a date's. */
  hasSeparator: boolean;
}

type Take = (found: RegExpExecArray, tokens: DateTokens) => boolean;

const TIME = /(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,](\d+))?)?(?!\d)/y;
const HOUR = /(\d{1,2})(?=\s*[AP]M(?!\p{L}))/iuy;
/** As ISO 8601 has it: two digits each, and nothing behind but an offset. */
const ISO_TIME = /T\s*(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?=\s*(?:Z|[+-]\d{1,2}(?::?\d{2})?)?\s*$)/iy;
const OFFSET = /([+-])(\d{1,2})(?::?(\d{2}))?(?![\d/:-])/y;
const NUMBER = /\d+/y;
const WORD = /\p{L}+\.?/uy;
const SEPARATOR = /[\s,.]+|\s*[/-]\s*(?=[\d\p{L}])/uy;

/** Each returns false where the token cannot stand. */
export const TAKERS: readonly (readonly [RegExp, Take])[] = [
  [ISO_TIME, takeIsoTime],
  [TIME, takeTime],
  [HOUR, takeHour],
  [OFFSET, takeOffset],
  [NUMBER, takeNumber],
  [WORD, takeWord],
  [
    SEPARATOR,
    ([text], tokens) => {
      const { numbers, month, dayOfWeek, time, half } = tokens;
      if (/[/-]/.test(text) && (tokens.last === 'time' || isWholeDate(tokens))) return false;
      if (/[/-]/.test(text) && tokens.last === 'number') tokens.hasSeparator = true;
      return Boolean(numbers.length || month || time || half) || dayOfWeek !== undefined || tokens.offset !== undefined;
    },
  ],
];

const isWholeDate = ({ numbers, month }: DateTokens): boolean => numbers.length >= (month === undefined ? 3 : 2);

function takeIsoTime(found: RegExpExecArray, tokens: DateTokens): boolean {
  const isDate = tokens.numbers.length === 3 && tokens.numbers[0]?.isYear === true && tokens.last === 'number';
  tokens.isIso = true;
  return isDate && takeTimeOfDay(found, tokens);
}

/** Behind a part of a date .NET takes a time's numbers for the missing ones. */
function takeTime(found: RegExpExecArray, tokens: DateTokens): boolean {
  const isPart = tokens.numbers.length > 0 && !isWholeDate(tokens);
  return isPart ? takeTimeForDay(found, tokens) : takeTimeOfDay(found, tokens);
}

/** `Jan 2 20:05` is 02:20 of today. */
function takeTimeForDay([, hour, , second]: RegExpExecArray, tokens: DateTokens): boolean {
  const day = tokens.numbers.pop();
  if (tokens.month === undefined || day === undefined || day.isYear || second !== undefined) return false;
  tokens.month = undefined;
  tokens.time = { hour: day.value, minute: Number(hour), second: 0, fraction: 0n };
  return true;
}

/** The hour before AM or PM; where the date, or a time without colons, is not complete it is the part that is missing. */
function takeHour(found: RegExpExecArray, tokens: DateTokens): boolean {
  const { numbers, month, time } = tokens;
  const [first, second] = numbers;
  if (time !== undefined || first === undefined || numbers.length === 3) return takeTimeOfDay(found, tokens);
  const value = Number(found[1]);
  const hasYear = numbers.some(({ isYear }) => isYear);
  if (second?.isYear === true) numbers.splice(0, 2, second, first);
  if (month === undefined ? hasYear && second !== undefined : second === undefined) return takeNumber(found, tokens);
  if (month !== undefined || tokens.hasSeparator) return takeTimeOfDay(found, tokens);
  const [minute, rest] = second === undefined ? [value, 0] : [second.value, value];
  tokens.time = { hour: first.value, minute, second: rest, fraction: 0n };
  numbers.length = 0;
  return true;
}

function takeTimeOfDay([, hour, minute, second, digits]: RegExpExecArray, tokens: DateTokens): boolean {
  if (tokens.time !== undefined) return false;
  tokens.last = 'time';
  tokens.time = {
    hour: Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    fraction: BigInt(Math.round(Number(`0.${digits ?? 0}`) * 1e7)),
  };
  return true;
}

/** A minus stands for an offset only behind a time of day, or a whole date. */
function takeOffset([, sign, hours, minutes]: RegExpExecArray, tokens: DateTokens): boolean {
  const isWhole = tokens.last === 'time' || isWholeDate(tokens);
  if (tokens.offset !== undefined || (sign === '-' && !isWhole)) return false;
  tokens.last = 'other';
  const length = BigInt(Number(hours)) * TICKS_PER_HOUR + BigInt(Number(minutes ?? 0)) * TICKS_PER_MINUTE;
  tokens.offset = sign === '-' ? -length : length;
  return Number(minutes ?? 0) < 60;
}

/** There is one year. */
function takeNumber([digits]: RegExpExecArray, tokens: DateTokens): boolean {
  const { numbers } = tokens;
  if (digits.length > 4 || numbers.length === 3) return false;
  if (digits.length > 2 && numbers.some(({ isYear }) => isYear)) return false;
  tokens.last = 'number';
  numbers.push({ value: Number(digits), isYear: digits.length > 2 });
  return true;
}

function takeWord([found]: RegExpExecArray, tokens: DateTokens): boolean {
  const word = found.replace('.', '').toUpperCase();
  const month = nameIndex(MONTH_NAMES, word);
  const day = nameIndex(DAY_NAMES, word);
  if (month !== undefined) return takeMonth(month + 1, tokens);
  if (day === undefined) return takeMark(word, tokens);
  const isFirst = tokens.dayOfWeek === undefined;
  tokens.dayOfWeek = day;
  return isFirst;
}

function takeMonth(month: number, tokens: DateTokens): boolean {
  if (tokens.month !== undefined) return false;
  tokens.month = month;
  tokens.last = 'other';
  tokens.numbersBeforeMonth = tokens.numbers.length;
  return true;
}

function takeMark(word: string, tokens: DateTokens): boolean {
  if (word === 'Z' || word === 'GMT') return takeUtc(tokens);
  if (!/^[AP]M$/.test(word) || tokens.half !== undefined || tokens.isIso) return false;
  tokens.half = word.startsWith('A') ? 'A' : 'P';
  return true;
}

function takeUtc(tokens: DateTokens): boolean {
  if (tokens.offset !== undefined) return false;
  tokens.offset = 0n;
  tokens.isUtc = true;
  return true;
}

/** By the full or the short name, in capitals. */
function nameIndex(names: readonly string[], word: string): number | undefined {
  const index = names.findIndex(name => name.toUpperCase() === word || shortName(name).toUpperCase() === word);
  return index === -1 ? undefined : index;
}
