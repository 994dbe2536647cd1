import { argumentNull } from '../runtime/exception.ts';
import { foldOrdinal } from './case.ts';
import { comparer } from './culture.ts';
import { CultureText, type Found, startsWithWeights } from './culture-search.ts';
import { badCount, checkRange, mustBeLess } from './faults.ts';
import { isPlain } from './weights.ts';

/** Searches of System.String. */
interface Scope {
  readonly text: string;
  readonly value: string;
}

const folded = (text: string, value: string, ignoreCase: boolean): Scope =>
  ignoreCase ? { text: foldOrdinal(text), value: foldOrdinal(value) } : { text, value };

/** Whether units do not tell what is found. */
const isByCulture = (text: string, value: string, comparison: number): boolean =>
  !(comparer(comparison).isOrdinal || (isPlain(text) && isPlain(value)));

export function indexOf(
  whole: string,
  sought: string | null,
  startIndex: number,
  count: number,
  comparison: number,
): number {
  if (sought === null) throw argumentNull('value');
  checkRange(whole.length, startIndex, count);
  const found = firstIn(whole.slice(startIndex, startIndex + count), sought, comparison);
  return found === undefined ? -1 : found.index + startIndex;
}

/** Where a text, which may be empty, is found first. */
export function firstIn(text: string, sought: string, comparison: number): Found | undefined {
  const { ignoreCase, keyOf } = comparer(comparison);
  if (isByCulture(text, sought, comparison)) {
    const weights = keyOf(sought);
    return weights === '' ? { index: 0, length: 0 } : new CultureText(text, ignoreCase).first(weights);
  }
  const scope = folded(text, sought, ignoreCase);
  const index = scope.text.indexOf(scope.value);
  return index < 0 ? undefined : { index, length: sought.length };
}

function lastIn(text: string, sought: string, comparison: number): number | undefined {
  const { ignoreCase, keyOf } = comparer(comparison);
  if (isByCulture(text, sought, comparison)) {
    const weights = keyOf(sought);
    return weights === '' ? text.length : new CultureText(text, ignoreCase).last(weights)?.index;
  }
  const scope = folded(text, sought, ignoreCase);
  const index = scope.text.lastIndexOf(scope.value);
  return index < 0 ? undefined : index;
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
  const [from, to] = backwards(whole.length, startIndex, count);
  const found = lastIn(whole.slice(from, to), sought, comparison);
  return found === undefined ? -1 : found + from;
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

export function startsWith(text: string, sought: string | null, comparison: number): boolean {
  if (sought === null) throw argumentNull('value');
  const { ignoreCase, keyOf } = comparer(comparison);
  if (isByCulture(text, sought, comparison)) return startsWithWeights(keyOf(text), keyOf(sought));
  const scope = folded(text, sought, ignoreCase);
  return scope.text.startsWith(scope.value);
}

export function endsWith(text: string, sought: string | null, comparison: number): boolean {
  if (sought === null) throw argumentNull('value');
  const { ignoreCase, keyOf } = comparer(comparison);
  if (isByCulture(text, sought, comparison)) return keyOf(text).endsWith(keyOf(sought));
  const scope = folded(text, sought, ignoreCase);
  return scope.text.endsWith(scope.value);
}
