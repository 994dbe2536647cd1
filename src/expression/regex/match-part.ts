import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { Match } from './match.ts';
import type { Captured, Found } from './node.ts';
import type { Regex } from './regex.ts';

/** As if the text were only this part of it; the indexes count from its beginning all the same. */
export function matchPart(
  { searcher }: Regex,
  input: string | null,
  beginning: number,
  length: number,
  meter: Meter,
): Match {
  const text = notNull(input, 'input');
  checkPart(text, beginning, length);
  const part = text.slice(beginning, beginning + length);
  const from = searcher.isBackward ? length : 0;
  const found = searcher.find(part, from, from, meter);
  const search = { searcher, text: text.slice(0, beginning + length) };
  return found === null ? Match.empty : new Match(search, shifted(found, beginning));
}

function checkPart({ length: whole }: string, beginning: number, length: number): void {
  if (beginning < 0 || beginning > whole)
    throw argumentOutOfRange('beginning', 'Start index cannot be less than 0 or greater than input length.');
  if (length < 0 || length > whole - beginning)
    throw argumentOutOfRange('length', 'Length cannot be less than 0 or exceed input length.');
}

const shifted = (found: Found, by: number): Found => found.map(captured => shiftedCapture(captured, by));

function shiftedCapture(last: Captured | null, by: number): Captured | null {
  const captures: Captured[] = [];
  for (let each = last; each !== null; each = each.previous) captures.push(each);
  return captures.reduceRight<Captured | null>(
    (previous, { start, end }) => ({ start: start + by, end: end + by, previous }),
    null,
  );
}
