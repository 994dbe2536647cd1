import type { Meter } from '../../runtime/meter.ts';
import type { JToken } from '../token.ts';

export interface Search {
  /** What `$` in a query means: the token that the search began at. */
  readonly root: JToken;
  /** Throw where a step finds nothing. */
  readonly errorWhenNoMatch: boolean;
  readonly meter: Meter;
}

/** One step of a path: from each token that the steps before it found to those that it finds. */
export type Filter = (tokens: Iterable<JToken>, search: Search) => Iterable<JToken>;

/** A step that treats each token by itself. */
export const forEach = (find: (token: JToken, search: Search) => Iterable<JToken>): Filter =>
  function* filter(tokens, search) {
    for (const token of tokens) {
      search.meter.step();
      yield* find(token, search);
    }
  };

export function evaluate(filters: readonly Filter[], start: JToken, search: Search): Iterable<JToken> {
  let found: Iterable<JToken> = [start];
  for (const filter of filters) found = filter(found, search);
  return found;
}
