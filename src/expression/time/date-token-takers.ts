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
}

type Take = (found: RegExpExecArray, tokens: DateTokens) => boolean;

const TIME = /(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,](\d+))?)?(?!\d)/y;
const HOUR = /(\d{1,2})(?=\s*(?:AM|PM|A|P)(?!\p{L}))/iuy;
const OFFSET = /([+-])(\d{1,2})(?::?(\d{2}))?(?![\d/:-])/y;
const NUMBER = /\d+/y;
const WORD = /\p{L}+\.?/uy;
const SEPARATOR = /[\s,.]+|\s*[/-]\s*(?=[\d\p{L}])/uy;

/** Each returns false where the token cannot stand. */
export const TAKERS: readonly (readonly [RegExp, Take])[] = [
  [TIME, takeTime],
  [HOUR, takeTime],
  [OFFSET, takeOffset],
  [NUMBER, takeNumber],
  [WORD, takeWord],
  [
    SEPARATOR,
    (_found, { numbers, month, dayOfWeek, time }) =>
      Boolean(numbers.length || month || time) || dayOfWeek !== undefined,
  ],
];

function takeTime([, hour, minute, second, digits]: RegExpExecArray, tokens: DateTokens): boolean {
  if (tokens.time !== undefined) return false;
  tokens.time = {
    hour: Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    fraction: BigInt(Math.round(Number(`0.${digits ?? 0}`) * 1e7)),
  };
  return true;
}

/** A minus stands for an offset only behind a time of day. */
function takeOffset([, sign, hours, minutes]: RegExpExecArray, tokens: DateTokens): boolean {
  if (tokens.offset !== undefined || (sign === '-' && tokens.time === undefined)) return false;
  const length = BigInt(Number(hours)) * TICKS_PER_HOUR + BigInt(Number(minutes ?? 0)) * TICKS_PER_MINUTE;
  tokens.offset = sign === '-' ? -length : length;
  return Number(minutes ?? 0) < 60;
}

function takeNumber([digits]: RegExpExecArray, { numbers }: DateTokens): boolean {
  if (digits.length > 4 || numbers.length === 3) return false;
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
  tokens.numbersBeforeMonth = tokens.numbers.length;
  return true;
}

function takeMark(word: string, tokens: DateTokens): boolean {
  if (word === 'T') return takeT(tokens);
  if (['Z', 'GMT', 'UTC'].includes(word)) return takeUtc(tokens);
  if (!/^[AP]M?$/.test(word) || tokens.time === undefined || tokens.half !== undefined) return false;
  tokens.half = word.startsWith('A') ? 'A' : 'P';
  return true;
}

function takeT(tokens: DateTokens): boolean {
  tokens.isIso = true;
  return tokens.numbers.length === 3 && tokens.time === undefined;
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
