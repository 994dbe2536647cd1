import type { NetArray } from '../runtime/net-array.ts';

/** The elements of a `string[]`. */
export const texts = ({ items }: NetArray): (string | null)[] =>
  items.map(item => (typeof item === 'string' ? item : null));

/** The elements of a `char[]`, or of anything else whose elements are numbers. */
export const numbers = (items: Iterable<unknown>): number[] => Array.from(items, Number);

/** The UTF-16 units of a text: a `char[]`. */
export const units = (text: string): number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** The text that a `char[]` holds. */
export const charsText = (items: Iterable<unknown>): string => unitsText(numbers(items));

const CHUNK = 8192;

/** A call takes only so many arguments. */
export function unitsText(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.slice(at, at + CHUNK));
  return text;
}
