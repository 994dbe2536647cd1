import type { CountedObject } from '../runtime/collection-objects.ts';
import { IREADONLY_COLLECTION } from '../types/collections.ts';
import { members } from '../types/table.ts';

export const ireadOnlyCollection = members(IREADONLY_COLLECTION, () => ({
  'int Count': (self: CountedObject) => self.count,
}));
