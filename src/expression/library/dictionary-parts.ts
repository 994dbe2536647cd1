import { copyTo } from '../collections/copy.ts';
import {
  KEY_COLLECTION,
  type KeyCollection,
  VALUE_COLLECTION,
  type ValueCollection,
} from '../collections/dictionary-parts.ts';
import { Enumerator } from '../collections/enumerator.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { generic, members } from '../types/table.ts';

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.dictionary-2.keycollection?view=net-8.0 */
export const keyCollection = members(KEY_COLLECTION, () => ({
  'int Count': (self: KeyCollection) => self.count,
  'bool Contains(TKey item)': (self: KeyCollection, item: unknown) => self.contains(item),
  'void CopyTo(TKey[] array, int index)': (self: KeyCollection, array: NetArray | null, index: number) =>
    copyTo([...self], array, index),
  'IEnumerator<TKey> GetEnumerator()': generic(K => (self: KeyCollection) => new Enumerator(K, self)),
}));

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.dictionary-2.valuecollection?view=net-8.0 */
export const valueCollection = members(VALUE_COLLECTION, () => ({
  'int Count': (self: ValueCollection) => self.count,
  'void CopyTo(TValue[] array, int index)': (self: ValueCollection, array: NetArray | null, index: number) =>
    copyTo([...self], array, index),
  'IEnumerator<TValue> GetEnumerator()': generic((_, V) => (self: ValueCollection) => new Enumerator(V, self)),
}));
