import type { Meter } from '../runtime/meter.ts';
import { foldOrdinal } from './case.ts';
import { comparer } from './culture.ts';
import { CultureText } from './culture-search.ts';
import { notEmpty } from './faults.ts';
import { isPlain } from './weights.ts';

/** A null replacement removes. */
export function replace(
  meter: Meter,
  text: string,
  oldValue: string | null,
  newValue: string | null,
  comparison: number,
): string {
  const sought = notEmpty(oldValue, 'oldValue');
  const { ignoreCase, isOrdinal, keyOf } = comparer(comparison);
  if (!isOrdinal && !(isPlain(text) && isPlain(sought)))
    return joined(meter, new CultureText(text, ignoreCase).pieces(keyOf(sought)), newValue ?? '');
  const pieces = ignoreCase ? piecesWithoutCase(text, sought) : text.split(sought);
  return joined(meter, pieces, newValue ?? '');
}

export const replaceChar = (text: string, oldChar: number, newChar: number): string =>
  text.replaceAll(String.fromCharCode(oldChar), () => String.fromCharCode(newChar));

function piecesWithoutCase(text: string, sought: string): string[] {
  let at = 0;
  return foldOrdinal(text)
    .split(foldOrdinal(sought))
    .map(({ length }) => {
      const piece = text.slice(at, at + length);
      at += length + sought.length;
      return piece;
    });
}

/** Fails before a text is built that is too long. */
export function joined(meter: Meter, pieces: readonly string[], separator: string): string {
  let length = separator.length * Math.max(pieces.length - 1, 0);
  for (const piece of pieces) length += piece.length;
  meter.grow(length);
  return pieces.join(separator);
}
