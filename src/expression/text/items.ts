import type { NetArray } from '../runtime/net-array.ts';

/** The elements of a `string[]`. */
export const texts = ({ items }: NetArray): (string | null)[] =>
  items.map(item => (typeof item === 'string' ? item : null));

/** The elements of a `char[]`, or of anything else whose elements are numbers. */
export const numbers = (items: Iterable<unknown>): number[] => Array.from(items, Number);

/** The UTF-16 units of a text: a `char[]`. */
export const units = (text: string): number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** A call takes only so many arguments. */
const CHUNK = 8192;

/** The text that a `char[]` holds. In pieces: a copy of all its numbers would take several times the text's own room. */
export function charsText(items: Iterable<unknown>): string {
  let text = '';
  let piece: number[] = [];
  for (const item of items) {
    piece.push(Number(item));
    if (piece.length < CHUNK) continue;
    text += String.fromCharCode(...piece);
    piece = [];
  }
  return text + String.fromCharCode(...piece);
}
