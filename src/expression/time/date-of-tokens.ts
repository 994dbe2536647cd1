import type { Clock } from '../../surroundings.ts';
import type { NetException } from '../runtime/exception.ts';
import { dateTicks, isDate, timeTicks, wallTime } from './calendar.ts';
import { nowTicks } from './clock.ts';
import type { DateNumber, DateTokens, TimeOfDay } from './date-token-takers.ts';
import { notADate, notInCalendar, wrongDayOfWeek } from './parsed-date.ts';

type YearMonthDay = readonly [year: number, month: number, day: number];

/** What is taken for what a text leaves out. */
export interface Defaults {
  readonly clock: Clock;
  /** Else the first day there is. */
  readonly isTodayDefault: boolean;
}

/** The ticks that the tokens of a text stand for. The exception is returned, not thrown. */
export function ticksOfTokens(
  tokens: DateTokens,
  text: string,
  { clock, isTodayDefault }: Defaults,
): bigint | NetException {
  const date = dayOf(tokens, { clock, isTodayDefault });
  if (date === undefined || !isDate(...date)) return tokens.isIso ? notInCalendar(text) : notADate(text);
  const time = timeOf(tokens);
  if (time === undefined) return notInCalendar(text);
  const ticks = dateTicks(...date);
  if (tokens.dayOfWeek !== undefined && wallTime(ticks).dayOfWeek !== tokens.dayOfWeek) return wrongDayOfWeek(text);
  return ticks + time;
}

function timeOf({ time, half }: DateTokens): bigint | undefined {
  if (time === undefined) return half === 'P' ? timeTicks(12, 0, 0) : 0n;
  const hour = hourOf(time, half);
  if (hour === undefined || hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  return timeTicks(hour, time.minute, time.second) + time.fraction;
}

/** Of 24, from an hour before or after noon; undefined for one that there is not. */
export function hourOf({ hour }: Pick<TimeOfDay, 'hour'>, half: 'A' | 'P' | undefined): number | undefined {
  if (half === undefined) return hour;
  if (half === 'P') return hour < 12 ? hour + 12 : hour;
  return hour > 12 ? undefined : hour % 12;
}

/** Today, or the first day there is. */
export const defaultDate = ({ clock, isTodayDefault }: Defaults): YearMonthDay => {
  const { year, month, day } = wallTime(isTodayDefault ? nowTicks(clock) : 0n);
  return [year, month, day];
};

/** `40` is 2040 and `50` is 1950: two digits are a year up to 2049. */
export const fullYear = (year: number): number => {
  if (year > 99) return year;
  return year > 49 ? 1900 + year : 2000 + year;
};

const currentYear = (clock: Clock): number => wallTime(nowTicks(clock)).year;

function dayOf(tokens: DateTokens, defaults: Defaults): YearMonthDay | undefined {
  const { numbers, month, time } = tokens;
  if (month !== undefined) return withMonthName(tokens, month, defaults.clock);
  const [first, second, third] = numbers;
  if (first === undefined) return time === undefined && tokens.half === undefined ? undefined : defaultDate(defaults);
  if (second === undefined) return undefined;
  return third === undefined ? ofTwo(first, second, defaults.clock) : ofThree(first, second, third);
}

/** Of `MM/dd`, `yyyy/MM` or `MM/yyyy`. */
function ofTwo(first: DateNumber, second: DateNumber, clock: Clock): YearMonthDay {
  if (first.isYear) return [first.value, second.value, 1];
  return second.isYear ? [second.value, first.value, 1] : [currentYear(clock), first.value, second.value];
}

/** Of `yyyy/MM/dd` or `MM/dd/yy`. */
function ofThree(first: DateNumber, second: DateNumber, third: DateNumber): YearMonthDay | undefined {
  if (second.isYear || (first.isYear && third.isYear)) return undefined;
  if (first.isYear) return [first.value, second.value, third.value];
  return [third.isYear ? third.value : fullYear(third.value), first.value, second.value];
}

/** `15 Jan` is January of 2015, since the invariant culture writes the year before the month; `Jan 15` is a day. */
function withMonthName(
  { numbers, numbersBeforeMonth }: DateTokens,
  month: number,
  clock: Clock,
): YearMonthDay | undefined {
  const [first, second, third] = numbers;
  if (first === undefined || third !== undefined) return undefined;
  if (second !== undefined) return withDayAndYear(first, second, month);
  if (first.isYear) return [first.value, month, 1];
  return numbersBeforeMonth === 1 ? [fullYear(first.value), month, 1] : [currentYear(clock), month, first.value];
}

function withDayAndYear(first: DateNumber, second: DateNumber, month: number): YearMonthDay {
  const candidates: YearMonthDay[] = [];
  if (!first.isYear) candidates.push([second.isYear ? second.value : fullYear(second.value), month, first.value]);
  if (!second.isYear) candidates.push([first.isYear ? first.value : fullYear(first.value), month, second.value]);
  return candidates.find(candidate => isDate(...candidate)) ?? [0, 0, 0];
}
