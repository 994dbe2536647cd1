import { compareOrdinal, compareTexts } from './culture.ts';
import { checkNotNegative, mustBeWithin } from './faults.ts';

export interface Part {
  readonly text: string | null;
  readonly index: number;
}

/** `string.Compare` of two parts of at most that length; a text that ends before has a shorter part. */
export function compareParts(a: Part, b: Part, length: number, compare: (a: string, b: string) => number): number {
  if (a.text === null || b.text === null) return compareTexts(a.text, b.text, compare);
  const check = compare === compareOrdinal ? checkOrdinal : checkCulture;
  check([a.text.length, b.text.length], [a.index, b.index], length);
  return compare(a.text.slice(a.index, a.index + length), b.text.slice(b.index, b.index + length));
}

type Two = readonly [number, number];

function checkOrdinal([sizeA, sizeB]: Two, [indexA, indexB]: Two, length: number): void {
  checkNotNegative(length, 'length');
  if (indexA < 0 || indexA > sizeA) throw mustBeWithin('indexA');
  if (indexB < 0 || indexB > sizeB) throw mustBeWithin('indexB');
}

/** The names are those of CompareInfo.Compare, which is asked. */
function checkCulture([sizeA, sizeB]: Two, [indexA, indexB]: Two, length: number): void {
  checkNotNegative(Math.min(length, sizeA - indexA), 'length1');
  checkNotNegative(Math.min(length, sizeB - indexB), 'length2');
  checkNotNegative(indexA, 'offset1');
  checkNotNegative(indexB, 'offset2');
}
