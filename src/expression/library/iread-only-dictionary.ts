import { KeyCollection, ValueCollection } from '../collections/dictionary-parts.ts';
import { tryGetValue } from '../collections/try-get.ts';
import type { LookupObject } from '../runtime/collection-objects.ts';
import { IREADONLY_DICTIONARY } from '../types/collections.ts';
import { generic, members } from '../types/table.ts';

export const ireadOnlyDictionary = members(IREADONLY_DICTIONARY, () => ({
  'TValue this[TKey key]': (self: LookupObject, key: unknown) => self.get(key),
  'IEnumerable<TKey> Keys': generic((K, V) => (self: LookupObject) => new KeyCollection(K, V, self)),
  'IEnumerable<TValue> Values': generic((K, V) => (self: LookupObject) => new ValueCollection(K, V, self)),
  'bool ContainsKey(TKey key)': (self: LookupObject, key: unknown) => self.find(key) !== undefined,
  'bool TryGetValue(TKey key, out TValue value)': generic((_, V) => tryGetValue(V)),
}));
