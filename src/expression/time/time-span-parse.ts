import { formatException, type NetException, notNull, overflowException } from '../runtime/exception.ts';
import { orNull, thrown } from './date-parse.ts';
import { TICKS_PER_DAY, TICKS_PER_SECOND } from './ticks.ts';
import { TimeSpan } from './time-span.ts';

/** `[-]d` or `[-][d.]hh:mm[:ss[.fffffff]]`. Throws FormatException and OverflowException. */
export const parseTimeSpan = (text: string | null): TimeSpan => thrown(readTimeSpan(notNull(text, 'input')));

export const tryParseTimeSpan = (text: string | null): TimeSpan | null =>
  text === null ? null : orNull(readTimeSpan(text));

export const notATimeSpan = (text: string): NetException =>
  formatException(`String '${text}' was not recognized as a valid TimeSpan.`);

const tooLarge = (text: string): NetException =>
  overflowException(
    `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
  );

const FORM = /^(-?)(?:(\d+)[.:](?=\d+:))??(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?$|^(-?)(\d+)$/;

export function readTimeSpan(text: string): TimeSpan | NetException {
  const found = FORM.exec(text.trim());
  if (found === null) return notATimeSpan(text);
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '', daySign, onlyDays] = found;
  if (onlyDays !== undefined) return signed(onlyDays, 0, daySign === '-', text);
  const clock = [hours, minutes, seconds].map(Number);
  // `24:00:00` is no time of day, but days, hours and minutes.
  if (isClock(clock)) return signed(days, ticksOf(clock, fraction), sign === '-', text);
  const isThree = found[2] === undefined && found[5] !== undefined && fraction === '';
  const shifted = [minutes, seconds, '0'].map(Number);
  return isThree && isClock(shifted) ? signed(hours, ticksOf(shifted, ''), sign === '-', text) : tooLarge(text);
}

const isClock = ([hours = 0, minutes = 0, seconds = 0]: readonly number[]): boolean =>
  hours < 24 && minutes < 60 && seconds < 60;

const ticksOf = ([hours = 0, minutes = 0, seconds = 0]: readonly number[], fraction: string): number =>
  (hours * 3600 + minutes * 60 + seconds) * Number(TICKS_PER_SECOND) + Math.round(Number(`0.${fraction || 0}`) * 1e7);

function signed(days: string, ticks: number, isNegative: boolean, text: string): TimeSpan | NetException {
  if (Number(days) > 10_675_199) return tooLarge(text);
  const length = BigInt(days) * TICKS_PER_DAY + BigInt(ticks);
  if (length > 2n ** 63n - (isNegative ? 0n : 1n)) return tooLarge(text);
  return new TimeSpan(isNegative ? -length : length);
}
