import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { Sequence } from '../../runtime/sequence.ts';
import { jsonException } from '../faults.ts';
import { JTOKEN, type JToken } from '../token.ts';
import { evaluate } from './filter.ts';
import { parsePath } from './path-parser.ts';

/** Null where there is none; throws JsonException where there are several. */
export function selectToken(
  meter: Meter,
  token: JToken,
  path: string | null,
  errorWhenNoMatch: boolean,
): JToken | null {
  let found: JToken | null = null;
  for (const each of evaluated(meter, token, path, errorWhenNoMatch)()) {
    if (found !== null) throw jsonException('Path returned multiple tokens.');
    found = each;
  }
  return found;
}

/** The path is read at once, the search begins when somebody looks. */
export function selectTokens(meter: Meter, token: JToken, path: string | null, errorWhenNoMatch: boolean): Sequence {
  const search = evaluated(meter, token, path, errorWhenNoMatch);
  return new Sequence(JTOKEN, () => search()[Symbol.iterator]());
}

function evaluated(
  meter: Meter,
  token: JToken,
  path: string | null,
  errorWhenNoMatch: boolean,
): () => Iterable<JToken> {
  const filters = parsePath(notNull(path, 'expression'));
  return () => evaluate(filters, token, { root: token, errorWhenNoMatch, meter });
}
