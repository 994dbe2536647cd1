import {
  argumentException,
  argumentNull,
  argumentOutOfRange,
  badArgument,
  type NetException,
} from '../runtime/exception.ts';

export function checkNotNegative(value: number, parameter: string): void {
  if (value < 0) throw badArgument(parameter, `${parameter} ('${value}') must be a non-negative value.`, value);
}

export function checkPositive(value: number, parameter: string): void {
  if (value <= 0)
    throw badArgument(parameter, `${parameter} ('${value}') must be a non-negative and non-zero value.`, value);
}

export function checkAtMost(value: number, limit: number, parameter: string): void {
  if (value > limit)
    throw badArgument(parameter, `${parameter} ('${value}') must be less than or equal to '${limit}'.`, value);
}

/** `ArgumentException.ThrowIfNullOrEmpty` */
export function notEmpty(text: string | null, parameter: string): string {
  if (text === null) throw argumentNull(parameter);
  if (text === '') throw argumentException('The value cannot be an empty string.', parameter);
  return text;
}

/** The part of a text or an array that a search goes through. */
export function checkRange(length: number, startIndex: number, count: number): void {
  if (startIndex < 0 || startIndex > length) throw mustBeWithin('startIndex');
  if (count < 0 || count > length - startIndex) throw badCount();
}

export const badCount = (): NetException =>
  argumentOutOfRange(
    'count',
    'Count must be positive and count must refer to a location within the string/array/collection.',
  );

/** An index that may be one past the end. */
export const mustBeWithin = (parameter: string): NetException =>
  argumentOutOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );

export const mustBeLess = (parameter: string): NetException =>
  argumentOutOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );
