import { argumentOutOfRange, indexOutOfRange, notNull } from '../runtime/exception.ts';
import { checkAtMost, checkNotNegative, mustBeWithin } from './faults.ts';

/** The indexer of String. */
export function charAt(text: string, index: number): number {
  if (index < 0 || index >= text.length) throw indexOutOfRange();
  return text.charCodeAt(index);
}

export function substring(text: string, startIndex: number, length: number): string {
  checkNotNegative(startIndex, 'startIndex');
  if (startIndex > text.length) throw startTooLarge();
  checkNotNegative(length, 'length');
  if (startIndex + length > text.length)
    throw argumentOutOfRange('length', 'Index and length must refer to a location within the string.');
  return text.slice(startIndex, startIndex + length);
}

const startTooLarge = () => argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');

export function removeFrom(text: string, startIndex: number): string {
  if (startIndex < 0) throw argumentOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
  if (startIndex > text.length) throw startTooLarge();
  return text.slice(0, startIndex);
}

export function remove(text: string, startIndex: number, count: number): string {
  checkNotNegative(startIndex, 'startIndex');
  checkNotNegative(count, 'count');
  checkAtMost(count, text.length - startIndex, 'count');
  return text.slice(0, startIndex) + text.slice(startIndex + count);
}

export function insert(text: string, startIndex: number, value: string): string {
  checkAtMost(startIndex >>> 0, text.length, 'startIndex');
  return text.slice(0, startIndex) + value + text.slice(startIndex);
}

/** A part of a `char[]`. */
export function charRange(chars: readonly unknown[], startIndex: number, length: number): readonly unknown[] {
  checkNotNegative(startIndex, 'startIndex');
  checkNotNegative(length, 'length');
  checkAtMost(startIndex, chars.length - length, 'startIndex');
  return chars.slice(startIndex, startIndex + length);
}

/** The same where .NET looks at both numbers without a sign: one below zero is a very large one. */
export function unsignedRange(chars: readonly unknown[], startIndex: number, length: number): readonly unknown[] {
  checkAtMost(startIndex >>> 0, chars.length, 'startIndex');
  return charRange(chars, startIndex, length);
}

/** A part of a text to append; null has only an empty part. */
export function partOf(value: string | null, startIndex: number, count: number): string {
  if (value === null && startIndex === 0 && count === 0) return '';
  const text = notNull(value, 'value');
  checkNotNegative(count, 'count');
  checkNotNegative(startIndex, 'startIndex');
  if (startIndex > text.length - count) throw mustBeWithin('startIndex');
  return text.slice(startIndex, startIndex + count);
}
