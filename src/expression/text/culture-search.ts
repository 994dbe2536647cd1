import { weighed, weighedWithoutCase } from './weights.ts';

/** What was found in a text. */
export interface Found {
  readonly index: number;
  readonly length: number;
}

/**
 * Searches by culture, as .NET does them with ICU: characters without weight (a soft hyphen, a NUL) do not count, é is e with an
 * accent behind it, and a character is found only with all of its marks.
 * https://learn.microsoft.com/dotnet/standard/base-types/string-comparison-net-5-plus
 */
export class CultureText {
  readonly #text: string;
  /** What is compared. */
  readonly #weights: string;
  /** Where in the text the characters begin and end that have weight, by the places where they begin and end in the weights. */
  readonly #starts = new Map<number, number>();
  readonly #ends = new Map<number, number>();

  constructor(text: string, ignoreCase: boolean) {
    this.#text = text;
    const weigh = ignoreCase ? weighedWithoutCase : weighed;
    let weights = '';
    for (const { segment, index } of characters(text)) {
      const weight = weigh(segment);
      if (weight === '') continue;
      this.#starts.set(weights.length, index);
      weights += weight;
      this.#ends.set(weights.length, index + segment.length);
    }
    this.#weights = weights;
  }

  first(sought: string): Found | undefined {
    for (const found of this.#all(sought)) return found;
    return undefined;
  }

  last(sought: string): Found | undefined {
    let at = this.#weights.lastIndexOf(sought);
    while (at !== -1) {
      const found = this.#found(at, sought.length);
      if (found !== undefined || at === 0) return found;
      at = this.#weights.lastIndexOf(sought, at - 1);
    }
    return undefined;
  }

  /** What stands between the places where it is found; all in one where nothing is sought that has weight. */
  pieces(sought: string): string[] {
    const pieces: string[] = [];
    let end = 0;
    for (const { index, length } of sought === '' ? [] : this.#all(sought)) {
      pieces.push(this.#text.slice(end, index));
      end = index + length;
    }
    return [...pieces, this.#text.slice(end)];
  }

  *#all(sought: string): Iterable<Found> {
    let at = this.#weights.indexOf(sought);
    while (at !== -1) {
      const found = this.#found(at, sought.length);
      if (found !== undefined) yield found;
      at = this.#weights.indexOf(sought, at + (found === undefined ? 1 : sought.length));
    }
  }

  #found(at: number, length: number): Found | undefined {
    const index = this.#starts.get(at);
    const end = this.#ends.get(at + length);
    return index === undefined || end === undefined ? undefined : { index, length: end - index };
  }
}

/** A character with its marks. Intl.Segmenter tells the same of what is not joined, and takes a hundred times as long. */
const CHARACTER = /\p{RI}{2}|\P{M}[\p{M}\p{EMod}\u200d]*|\p{M}+/gsu;

function* characters(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  for (const { 0: segment, index } of text.matchAll(CHARACTER)) yield { segment, index };
}

/** Backwards only the weights count; forwards no mark may follow. */
export const startsWithWeights = (text: string, sought: string): boolean =>
  text.startsWith(sought) && !/^[\p{M}]/u.test(text.slice(sought.length, sought.length + 2));
