import { copyTo } from '../collections/copy.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { READ_ONLY_COLLECTION, ReadOnlyList } from '../collections/read-only-list.ts';
import type { ListObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { generic, members } from '../types/table.ts';

/** https://learn.microsoft.com/dotnet/api/system.collections.objectmodel.readonlycollection-1?view=net-8.0 */
export const readOnlyCollection = members(READ_ONLY_COLLECTION, () => ({
  'new(IList<T> list)': generic(T => (list: ListObject | null) => new ReadOnlyList(T, notNull(list, 'list'))),
  'int Count': (self: ReadOnlyList) => self.count,
  'T this[int index]': (self: ReadOnlyList, index: number) => self.get(index),
  'bool Contains(T value)': (self: ReadOnlyList, value: unknown) => self.contains(value),
  'void CopyTo(T[] array, int index)': (self: ReadOnlyList, array: NetArray | null, index: number) =>
    copyTo([...self], array, index),
  'IEnumerator<T> GetEnumerator()': generic(T => (self: ReadOnlyList) => new Enumerator(T, self)),
  'int IndexOf(T value)': (self: ReadOnlyList, value: unknown) => self.indexOf(value),
}));
