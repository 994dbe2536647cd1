import type { ListObject } from '../runtime/collection-objects.ts';
import { ILIST } from '../types/collections.ts';
import { members } from '../types/table.ts';

export const ilist = members(ILIST, () => ({
  'T this[int index]': {
    get: (self: ListObject, index: number) => self.get(index),
    set: (self: ListObject, index: number, value: unknown) => self.set(index, value),
  },
  'int IndexOf(T item)': (self: ListObject, item: unknown) => self.indexOf(item),
  'void Insert(int index, T item)': (self: ListObject, index: number, item: unknown) => self.insert(index, item),
  'void RemoveAt(int index)': (self: ListObject, index: number) => self.removeAt(index),
}));
