import { KeyCollection, ValueCollection } from '../collections/dictionary-parts.ts';
import { tryGetValue } from '../collections/try-get.ts';
import type { DictionaryObject } from '../runtime/collection-objects.ts';
import { IDICTIONARY } from '../types/collections.ts';
import { generic, members } from '../types/table.ts';

export const idictionary = members(IDICTIONARY, () => ({
  'TValue this[TKey key]': {
    get: (self: DictionaryObject, key: unknown) => self.get(key),
    set: (self: DictionaryObject, key: unknown, value: unknown) => self.setEntry(key, value),
  },
  'ICollection<TKey> Keys': generic((K, V) => (self: DictionaryObject) => new KeyCollection(K, V, self)),
  'ICollection<TValue> Values': generic((K, V) => (self: DictionaryObject) => new ValueCollection(K, V, self)),
  'void Add(TKey key, TValue value)': (self: DictionaryObject, key: unknown, value: unknown) =>
    self.addEntry(key, value),
  'bool ContainsKey(TKey key)': (self: DictionaryObject, key: unknown) => self.find(key) !== undefined,
  'bool Remove(TKey key)': (self: DictionaryObject, key: unknown) => self.removeKey(key),
  'bool TryGetValue(TKey key, out TValue value)': generic((_, V) => tryGetValue(V)),
}));
