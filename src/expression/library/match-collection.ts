import type { MatchCollection } from '../regex/match.ts';
import { MATCH_COLLECTION } from '../types/regular-expressions.ts';
import { members } from '../types/table.ts';

export const matchCollection = members(MATCH_COLLECTION, () => ({
  'int Count': ({ count }: MatchCollection) => count,
  'Match this[int i]': (self: MatchCollection, index: number) => self.get(index),
}));
