import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetArray } from '../runtime/net-array.ts';
import { STRING } from '../types/primitives.ts';
import type { Match } from './match.ts';
import type { Regex } from './regex.ts';
import { limited } from './replace.ts';

/** The texts between the matches, with what the groups of the matches captured; a count of 0 sets no limit. */
export function split(
  regex: Regex,
  input: string | null,
  count: number,
  startAt: number | undefined,
  meter: Meter,
): NetArray {
  const text = notNull(input, 'input');
  if (count < 0) throw argumentOutOfRange('count', 'Count cannot be less than -1.');
  const matches = [...limited(regex, text, { count: count - 1, startAt }, meter)];
  return new NetArray(STRING, pieces(text, regex.searcher.isBackward ? matches.toReversed() : matches));
}

function pieces(text: string, matches: readonly Match[]): string[] {
  const found: string[] = [];
  let at = 0;
  for (const match of matches) {
    found.push(text.slice(at, match.index));
    for (const group of match.groups) if (group !== match && group.success) found.push(group.value);
    at = match.index + match.length;
  }
  found.push(text.slice(at));
  return found;
}
