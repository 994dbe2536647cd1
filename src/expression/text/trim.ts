import { isWhiteSpace } from './characters.ts';
import { numbers } from './items.ts';

export type Trimmed = 'start' | 'end' | 'both';

/** No characters, or null, stand for all white space. */
export function trimAny(text: string, chars: Iterable<unknown> | null, which: Trimmed): string {
  const set = new Set(numbers(chars ?? []));
  return trimWhile(text, set.size === 0 ? isWhiteSpace : char => set.has(char), which);
}

export const trimSpace = (text: string, which: Trimmed): string => trimWhile(text, isWhiteSpace, which);

export const trimChar = (text: string, trimmed: number, which: Trimmed): string =>
  trimWhile(text, char => char === trimmed, which);

/** Not by a regular expression that ends in `$`: that would begin again at each character. */
export function trimWhile(text: string, isTrimmed: (char: number) => boolean, which: Trimmed): string {
  let start = 0;
  let end = text.length;
  if (which !== 'end') while (start < end && isTrimmed(text.charCodeAt(start))) start += 1;
  if (which !== 'start') while (end > start && isTrimmed(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Also true for the empty text. */
export const isWhiteSpaceText = (text: string): boolean => trimSpace(text, 'start') === '';
