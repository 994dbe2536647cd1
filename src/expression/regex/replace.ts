import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import type { Match } from './match.ts';
import type { Regex } from './regex.ts';

export type Evaluator = (match: Match) => string | null;

export interface Part {
  /** -1: all. */
  readonly count: number;
  /** Undefined: the whole text. */
  readonly startAt: number | undefined;
}

export const WHOLE: Part = { count: -1, startAt: undefined };

/** Puts a text in the place of each match, or of the first few. */
export function replace(
  regex: Regex,
  input: string | null,
  replacement: string | null,
  { count, startAt }: Part,
  meter: Meter,
): string {
  const text = notNull(input, 'input');
  const parsed = regex.searcher.replacement(notNull(replacement, 'replacement'));
  return replaced(text, limited(regex, text, { count, startAt }, meter), match => match.expand(parsed), meter);
}

/** As `replace`; a function makes the texts. */
export function replaceWith(
  regex: Regex,
  input: string | null,
  evaluator: Evaluator | null,
  part: Part,
  meter: Meter,
): string {
  const text = notNull(input, 'input');
  return replaced(text, limited(regex, text, part, meter), notNull(evaluator, 'evaluator'), meter);
}

/** The first so many matches, in the order in which they are found. */
export function* limited(regex: Regex, text: string, { count, startAt }: Part, meter: Meter): Generator<Match> {
  let rest = checkCount(count) === -1 ? Number.POSITIVE_INFINITY : count;
  if (rest === 0) return;
  for (const match of regex.matches(text, meter, startAt)) {
    yield match;
    rest -= 1;
    if (rest === 0) return;
  }
}

/** Throws ArgumentOutOfRangeException. */
function checkCount(count: number): number {
  if (count < -1) throw argumentOutOfRange('count', 'Count cannot be less than -1.');
  return count;
}

function replaced(text: string, matches: Iterable<Match>, textFor: Evaluator, meter: Meter): string {
  const pieces: { readonly match: Match; readonly by: string }[] = [];
  for (const match of matches) {
    const by = textFor(match) ?? '';
    meter.grow(by.length);
    pieces.push({ match, by });
  }
  return joined(
    text,
    pieces.toSorted((a, b) => a.match.index - b.match.index),
  );
}

function joined(text: string, pieces: readonly { readonly match: Match; readonly by: string }[]): string {
  let result = '';
  let at = 0;
  for (const { match, by } of pieces) {
    result += text.slice(at, match.index) + by;
    at = match.index + match.length;
  }
  return result + text.slice(at);
}
