import { copyTo } from '../collections/copy.ts';
import type { CollectionObject } from '../runtime/collection-objects.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { ICOLLECTION } from '../types/collections.ts';
import { members } from '../types/table.ts';

export const icollection = members(ICOLLECTION, () => ({
  'int Count': (self: CollectionObject) => self.count,
  'bool IsReadOnly': (self: CollectionObject) => self.isReadOnly,
  'void Add(T item)': (self: CollectionObject, item: unknown) => {
    self.add(item);
  },
  'void Clear()': (self: CollectionObject) => self.clear(),
  'bool Contains(T item)': (self: CollectionObject, item: unknown) => self.contains(item),
  'void CopyTo(T[] array, int arrayIndex)': (self: CollectionObject, array: NetArray | null, arrayIndex: number) =>
    copyTo([...self], array, arrayIndex),
  'bool Remove(T item)': (self: CollectionObject, item: unknown) => self.remove(item),
}));
