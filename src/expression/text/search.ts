import { argumentNull } from '../runtime/exception.ts';
import { foldOrdinal } from './case.ts';
import { comparer } from './culture.ts';
import { badCount, checkRange, mustBeLess } from './faults.ts';

/**
 * Searches of System.String. Case apart, culture-sensitive ones compare unit by unit as the ordinal ones do: .NET's own differ
 * only for texts with combining marks, or with characters that have no width.
 */
export interface Scope {
  readonly text: string;
  readonly value: string;
}

const folded = (text: string, value: string, comparison: number): Scope =>
  comparer(comparison).ignoreCase ? { text: foldOrdinal(text), value: foldOrdinal(value) } : { text, value };

export function indexOf(
  whole: string,
  sought: string | null,
  startIndex: number,
  count: number,
  comparison: number,
): number {
  if (sought === null) throw argumentNull('value');
  const { text, value } = folded(whole, sought, comparison);
  checkRange(text.length, startIndex, count);
  const found = text.slice(startIndex, startIndex + count).indexOf(value);
  return found < 0 ? -1 : found + startIndex;
}

/** `startIndex` is the last unit to look at, and `count` how many before it, itself included. */
export function lastIndexOf(
  whole: string,
  sought: string | null,
  startIndex: number,
  count: number,
  comparison: number,
): number {
  if (sought === null) throw argumentNull('value');
  const { text, value } = folded(whole, sought, comparison);
  const [from, to] = backwards(text.length, startIndex, count);
  const found = text.slice(from, to).lastIndexOf(value);
  return found < 0 ? -1 : found + from;
}

/** One past the end is taken for the end, and -1 for the start of an empty text. */
function backwards(length: number, startIndex: number, count: number): readonly [from: number, to: number] {
  if (length === 0 && startIndex === -1) return [0, 0];
  const isPast = startIndex === length;
  if (startIndex < 0 || startIndex > length) throw mustBeLess('startIndex');
  const to = isPast ? length : startIndex + 1;
  const from = to - (isPast && count > 0 ? count - 1 : count);
  if (count < 0 || from < 0) throw badCount();
  return [from, to];
}

export function lastIndexOfChar(text: string, char: number, startIndex: number, count: number): number {
  return lastIndexOfAny(text, new Set([char]), startIndex, count);
}

export function indexOfAny(text: string, anyOf: ReadonlySet<number>, startIndex: number, count: number): number {
  checkRange(text.length, startIndex, count);
  for (let index = startIndex; index < startIndex + count; index += 1)
    if (anyOf.has(text.charCodeAt(index))) return index;
  return -1;
}

export function lastIndexOfAny(text: string, anyOf: ReadonlySet<number>, startIndex: number, count: number): number {
  if (text === '') return -1;
  if (startIndex < 0 || startIndex >= text.length) throw mustBeLess('startIndex');
  if (count < 0 || count > startIndex + 1) throw badCount();
  for (let index = startIndex; index > startIndex - count; index -= 1)
    if (anyOf.has(text.charCodeAt(index))) return index;
  return -1;
}

export function startsWith(whole: string, sought: string | null, comparison: number): boolean {
  if (sought === null) throw argumentNull('value');
  const { text, value } = folded(whole, sought, comparison);
  return text.startsWith(value);
}

export function endsWith(whole: string, sought: string | null, comparison: number): boolean {
  if (sought === null) throw argumentNull('value');
  const { text, value } = folded(whole, sought, comparison);
  return text.endsWith(value);
}
