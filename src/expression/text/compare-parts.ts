import { argumentOutOfRange } from '../runtime/exception.ts';
import { compareTexts } from './culture.ts';
import { mustBeWithin } from './faults.ts';

export interface Part {
  readonly text: string | null;
  readonly index: number;
}

/** `string.Compare` of two parts of at most that length; a text that ends before has a shorter part. */
export function compareParts(a: Part, b: Part, length: number, compare: (a: string, b: string) => number): number {
  if (a.text === null || b.text === null) return compareTexts(a.text, b.text, compare);
  if (length < 0) throw argumentOutOfRange('length', 'Length cannot be less than zero.');
  return compare(part(a.text, a.index, length, 'indexA'), part(b.text, b.index, length, 'indexB'));
}

function part(text: string, index: number, length: number, parameter: string): string {
  if (index < 0 || index > text.length) throw mustBeWithin(parameter);
  return text.slice(index, index + length);
}
