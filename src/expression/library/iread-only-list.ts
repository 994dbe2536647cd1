import type { IndexedObject } from '../runtime/collection-objects.ts';
import { IREADONLY_LIST } from '../types/collections.ts';
import { members } from '../types/table.ts';

export const ireadOnlyList = members(IREADONLY_LIST, () => ({
  'T this[int index]': (self: IndexedObject, index: number) => self.get(index),
}));
