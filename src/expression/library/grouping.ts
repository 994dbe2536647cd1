import { type Grouping, IGROUPING } from '../collections/linq/grouping.ts';
import { members } from '../types/table.ts';

export const grouping = members(IGROUPING, () => ({
  'TKey Key': (self: Grouping) => self.groupKey,
}));
