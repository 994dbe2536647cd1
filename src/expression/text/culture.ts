import { argumentException } from '../runtime/exception.ts';
import { lazily } from '../runtime/lazily.ts';
import { foldOrdinal } from './case.ts';
import { isPlain, weighed, weighedWithoutCase } from './weights.ts';

/** English sorts by the root collation, as the invariant culture does; `und` would sort by this computer's language. */
const cased = lazily(() => new Intl.Collator('en-US', { sensitivity: 'variant' }));
const caseless = lazily(() => new Intl.Collator('en-US', { sensitivity: 'accent' }));

export function compareCulture(a: string, b: string, ignoreCase: boolean): number {
  if (!ignoreCase) return cased().compare(a, b);
  const order = caseless().compare(a, b);
  // Wide letters are others than the narrow ones, whatever their case.
  return order === 0 && !(isPlain(a) && isPlain(b)) ? cased().compare(foldOrdinal(a), foldOrdinal(b)) : order;
}

/** The difference of the first two units that differ, or of the lengths, as .NET answers. */
export function compareOrdinal(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = a.charCodeAt(index) - b.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Members of StringComparison. */
export const CURRENT_CULTURE = 0;
export const CURRENT_CULTURE_IGNORE_CASE = 1;
export const ORDINAL = 4;

/** By a member of StringComparison, as its number. */
export interface TextComparer {
  readonly ignoreCase: boolean;
  readonly isOrdinal: boolean;
  compare(a: string, b: string): number;
  /** Two texts are equal when their keys are. */
  keyOf(text: string): string;
}

const ordinal = (ignoreCase: boolean, keyOf: (text: string) => string): TextComparer => ({
  ignoreCase,
  isOrdinal: true,
  compare: (a, b) => compareOrdinal(keyOf(a), keyOf(b)),
  keyOf,
});

const cultural = (ignoreCase: boolean, keyOf: (text: string) => string): TextComparer => ({
  ignoreCase,
  isOrdinal: false,
  compare: (a, b) => Math.sign(compareCulture(a, b, ignoreCase)),
  keyOf,
});

const CULTURE = cultural(false, weighed);
const CULTURE_IGNORE_CASE = cultural(true, weighedWithoutCase);
const BY_UNITS = ordinal(false, text => text);
const BY_UNITS_IGNORE_CASE = ordinal(true, foldOrdinal);

/** In the order of StringComparison; the current culture is the invariant one. */
const COMPARERS: readonly TextComparer[] = [
  CULTURE,
  CULTURE_IGNORE_CASE,
  CULTURE,
  CULTURE_IGNORE_CASE,
  BY_UNITS,
  BY_UNITS_IGNORE_CASE,
];

/** Throws ArgumentException for a number that is no StringComparison. */
export function comparer(comparison: number): TextComparer {
  const found = COMPARERS[comparison];
  if (found === undefined)
    throw argumentException('The string comparison type passed in is currently not supported.', 'comparisonType');
  return found;
}

export const isSame = (a: string, b: string, comparison: number): boolean => {
  const { keyOf } = comparer(comparison);
  return keyOf(a) === keyOf(b);
};

/** Null comes before all texts. */
export function compareTexts(a: string | null, b: string | null, compare: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compare(a, b);
}
