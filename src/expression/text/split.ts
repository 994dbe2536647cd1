import { argumentException } from '../runtime/exception.ts';
import { isWhiteSpace } from './characters.ts';
import { checkNotNegative } from './faults.ts';
import { trimSpace } from './trim.ts';

/** Members of StringSplitOptions. */
export const REMOVE_EMPTY = 1;
export const TRIM = 2;

export const ALL_PARTS = 0x7fff_ffff;

/** Where a separator stands in a text. */
interface Separator {
  readonly start: number;
  readonly end: number;
}

/** No characters, or null, stand for all white space. */
export function splitByChars(text: string, chars: ReadonlySet<number>, count: number, options: number): string[] {
  const isSeparator = chars.size === 0 ? isWhiteSpace : (char: number) => chars.has(char);
  return split(text, separatorChars(text, isSeparator), count, options);
}

/** No separators, or null, stand for all white space; an empty one for none. */
export function splitByTexts(
  text: string,
  separators: readonly (string | null)[],
  count: number,
  options: number,
): string[] {
  if (separators.length === 0) return splitByChars(text, new Set(), count, options);
  const real = separators.filter(separator => separator !== null && separator !== '');
  return split(text, separatorTexts(text, real), count, options);
}

function* separatorChars(text: string, isSeparator: (char: number) => boolean): Generator<Separator> {
  for (let start = 0; start < text.length; start += 1)
    if (isSeparator(text.charCodeAt(start))) yield { start, end: start + 1 };
}

/** Of those that start at the same place, the first that was given counts. */
function* separatorTexts(text: string, separators: readonly (string | null)[]): Generator<Separator> {
  let start = 0;
  while (start < text.length) {
    const length = separators.find(separator => separator !== null && text.startsWith(separator, start))?.length;
    if (length !== undefined) yield { start, end: start + length };
    start += length ?? 1;
  }
}

function split(text: string, separators: Iterable<Separator>, count: number, options: number): string[] {
  checkNotNegative(count, 'count');
  if ((options & ~(REMOVE_EMPTY | TRIM)) !== 0) throw argumentException('Value of flags is invalid.', 'options');
  const kept = (part: string): string[] => {
    const entry = (options & TRIM) === 0 ? part : trimSpace(part, 'both');
    return entry === '' && (options & REMOVE_EMPTY) !== 0 ? [] : [entry];
  };
  return count === 0 ? [] : collect(text, separators, count, kept);
}

/** The last part takes all the rest, from the first place on where a part worth keeping starts. */
function collect(
  text: string,
  separators: Iterable<Separator>,
  count: number,
  kept: (part: string) => string[],
): string[] {
  const parts: string[] = [];
  let at = 0;
  if (count > 1)
    for (const { start, end } of separators) {
      const entries = kept(text.slice(at, start));
      if (parts.length === count - 1 && entries.length > 0) break;
      parts.push(...entries);
      at = end;
    }
  return [...parts, ...kept(text.slice(at))];
}
