import type { DictionaryObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import type { Type } from '../types/type.ts';
import type { MaybeEqualityComparer } from './comparers.ts';
import { Dictionary } from './dictionary.ts';
import type { KeyValuePair } from './key-value-pair.ts';
import { walk } from './walk.ts';

/** The constructors of Dictionary<K, V> that copy; what has a key twice throws ArgumentException. */
export const fromDictionary =
  (K: Type, V: Type) =>
  (meter: Meter, dictionary: DictionaryObject | null, comparer?: MaybeEqualityComparer): Dictionary =>
    filled(new Dictionary(K, V, comparer), walk(meter, notNull(dictionary, 'dictionary').entries()));

export const fromPairs =
  (K: Type, V: Type) =>
  (meter: Meter, collection: Iterable<KeyValuePair> | null, comparer?: MaybeEqualityComparer): Dictionary =>
    filled(new Dictionary(K, V, comparer), walk(meter, notNull(collection, 'collection')));

function filled(dictionary: Dictionary, pairs: Iterable<KeyValuePair>): Dictionary {
  for (const pair of pairs) dictionary.add(pair);
  return dictionary;
}
