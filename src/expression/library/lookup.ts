import { ILOOKUP, type Lookup } from '../collections/linq/lookup.ts';
import { members } from '../types/table.ts';

export const lookup = members(ILOOKUP, () => ({
  'int Count': (self: Lookup) => self.count,
  'IEnumerable<TElement> this[TKey key]': (self: Lookup, key: unknown) => self.get(key),
  'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.contains(key),
}));
