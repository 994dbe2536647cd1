import {
  ARGUMENT_OUT_OF_RANGE_EXCEPTION,
  argumentOutOfRange,
  badArgument,
  NetException,
} from '../runtime/exception.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from './ticks.ts';

/** What a clock and a calendar on the wall show. */
export interface WallTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly dayOfYear: number;
  /** Sunday is 0. */
  readonly dayOfWeek: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks of the second that has begun. */
  readonly fraction: number;
}

const DAYS_PER_400_YEARS = 146_097;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Throws ArgumentOutOfRangeException for years that .NET does not know. */
export function isLeapYear(year: number): boolean {
  if (year < 1 || year > 9999) throw argumentOutOfRange('year', 'Year must be between 1 and 9999.');
  return isLeap(year);
}

const monthLength = (year: number, month: number): number =>
  month === 12 ? 31 : daysBefore(year, month + 1) - daysBefore(year, month);

/** Throws ArgumentOutOfRangeException for a month or a year that is none. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) throw badArgument('month', 'Month must be between one and twelve.', month);
  isLeapYear(year);
  return monthLength(year, month);
}

/** Days of the year before a month begins. */
const daysBefore = (year: number, month: number): number =>
  (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);

const daysBeforeYear = (year: number): number => {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
};

export const isDate = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);

/** Throws ArgumentOutOfRangeException when there is no such day. */
export function dateTicks(year: number, month: number, day: number): bigint {
  if (!isDate(year, month, day)) throw unrepresentable('Year, Month, and Day');
  return BigInt(daysBeforeYear(year) + daysBefore(year, month) + day - 1) * TICKS_PER_DAY;
}

/** Throws ArgumentOutOfRangeException when no clock shows this. */
export function timeTicks(hour: number, minute: number, second: number): bigint {
  const isTime = isWithin(hour, 24) && isWithin(minute, 60) && isWithin(second, 60);
  if (!isTime) throw unrepresentable('Hour, Minute, and Second');
  return BigInt((hour * 60 + minute) * 60 + second) * TICKS_PER_SECOND;
}

export const isWithin = (value: number, limit: number): boolean => value >= 0 && value < limit;

const unrepresentable = (names: string): NetException =>
  new NetException(ARGUMENT_OUT_OF_RANGE_EXCEPTION, `${names} parameters describe an un-representable DateTime.`, null);

/** Of ticks since 1 January 0001. */
export function wallTime(ticks: bigint): WallTime {
  const days = Number(ticks / TICKS_PER_DAY);
  return { ...dateOf(days), dayOfWeek: (days + 1) % 7, ...timeOf(ticks % TICKS_PER_DAY) };
}

function timeOf(ticks: bigint): Pick<WallTime, 'hour' | 'minute' | 'second' | 'fraction'> {
  return {
    hour: Number(ticks / TICKS_PER_HOUR),
    minute: Number((ticks / TICKS_PER_MINUTE) % 60n),
    second: Number((ticks / TICKS_PER_SECOND) % 60n),
    fraction: Number(ticks % TICKS_PER_SECOND),
  };
}

function dateOf(days: number): Pick<WallTime, 'year' | 'month' | 'day' | 'dayOfYear'> {
  const guess = Math.floor((days * 400) / DAYS_PER_400_YEARS) + 1;
  const year = [guess + 1, guess].find(candidate => daysBeforeYear(candidate) <= days) ?? guess - 1;
  const rest = days - daysBeforeYear(year);
  let month = 12;
  while (daysBefore(year, month) > rest) month -= 1;
  return { year, month, day: rest - daysBefore(year, month) + 1, dayOfYear: rest + 1 };
}
