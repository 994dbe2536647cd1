import type { MaybeEqualityComparer } from '../collections/comparers.ts';
import { defaultValue } from '../collections/default-value.ts';
import { DICTIONARY, Dictionary } from '../collections/dictionary.ts';
import { KeyCollection, ValueCollection } from '../collections/dictionary-parts.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { checkNotNegative } from '../collections/faults.ts';
import { fromDictionary, fromPairs } from '../collections/fill-dictionary.ts';
import { tryGetValue } from '../collections/try-get.ts';
import type { Cell } from '../runtime/cell.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { generic, members, metered } from '../types/table.ts';

const copyOfDictionary = generic((K, V) => metered(fromDictionary(K, V)));
const copyOfPairs = generic((K, V) => metered(fromPairs(K, V)));

const withCapacity = generic((K, V) => (capacity: number, comparer?: MaybeEqualityComparer) => {
  checkNotNegative(capacity, 'capacity');
  return new Dictionary(K, V, comparer);
});

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.dictionary-2?view=net-8.0 */
export const dictionary = members(DICTIONARY, () => ({
  'new()': generic((K, V) => () => new Dictionary(K, V, null)),
  'new(int capacity)': withCapacity,
  'new(IEqualityComparer<TKey> comparer)': generic(
    (K, V) => (comparer: MaybeEqualityComparer) => new Dictionary(K, V, comparer),
  ),
  'new(int capacity, IEqualityComparer<TKey> comparer)': withCapacity,
  'new(IDictionary<TKey, TValue> dictionary)': copyOfDictionary,
  'new(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)': copyOfDictionary,
  'new(IEnumerable<KeyValuePair<TKey, TValue>> collection)': copyOfPairs,
  'new(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer)': copyOfPairs,
  'int Count': (self: Dictionary) => self.count,
  'TValue this[TKey key]': {
    get: (self: Dictionary, key: unknown) => self.get(key),
    set: (self: Dictionary, key: unknown, value: unknown) => self.set(key, value),
  },
  'KeyCollection<TKey, TValue> Keys': generic((K, V) => (self: Dictionary) => new KeyCollection(K, V, self)),
  'ValueCollection<TKey, TValue> Values': generic((K, V) => (self: Dictionary) => new ValueCollection(K, V, self)),
  'void Add(TKey key, TValue value)': (self: Dictionary, key: unknown, value: unknown) => self.addEntry(key, value),
  'void Clear()': (self: Dictionary) => self.clear(),
  'bool ContainsKey(TKey key)': (self: Dictionary, key: unknown) => self.has(key),
  'bool ContainsValue(TValue value)': (self: Dictionary, value: unknown) => self.hasValue(value),
  'int EnsureCapacity(int capacity)': (_: Dictionary, capacity: number) => {
    checkNotNegative(capacity, 'capacity');
    return capacity;
  },
  'IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()': generic(
    (K, V) => (self: Dictionary) => new Enumerator(KEY_VALUE_PAIR.of(K, V), self),
  ),
  'bool Remove(TKey key)': (self: Dictionary, key: unknown) => self.removeKey(key),
  'bool Remove(TKey key, out TValue value)': generic((_, V) => (self: Dictionary, key: unknown, value: Cell) => {
    const taken = self.take(key);
    value.value = taken === undefined ? defaultValue(V) : taken.value;
    return taken !== undefined;
  }),
  'bool TryAdd(TKey key, TValue value)': (self: Dictionary, key: unknown, value: unknown) => self.tryAdd(key, value),
  'bool TryGetValue(TKey key, out TValue value)': generic((_, V) => tryGetValue(V)),
}));
