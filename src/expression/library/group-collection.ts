import { Group, type GroupCollection } from '../regex/group.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import { Sequence } from '../runtime/sequence.ts';
import { STRING } from '../types/primitives.ts';
import { GROUP, GROUP_COLLECTION } from '../types/regular-expressions.ts';
import { members } from '../types/table.ts';

const find = (self: GroupCollection, name: string | null): Group | undefined => self.named(notNull(name, 'name'));

export const groupCollection = members(GROUP_COLLECTION, () => ({
  'int Count': ({ count }: GroupCollection) => count,
  'Group this[int groupnum]': (self: GroupCollection, number: number) => self.get(number),
  'Group this[string groupname]': (self: GroupCollection, name: string | null) => find(self, name) ?? Group.none,
  'IEnumerable<string> Keys': ({ names }: GroupCollection) => new Sequence(STRING, () => names[Symbol.iterator]()),
  'IEnumerable<Group> Values': (self: GroupCollection) => new Sequence(GROUP, () => self[Symbol.iterator]()),
  'bool ContainsKey(string key)': (self: GroupCollection, name: string | null) => find(self, name) !== undefined,
  'bool TryGetValue(string key, out Group value)': (self: GroupCollection, name: string | null, value: Cell) => {
    const found = find(self, name);
    value.value = found ?? null;
    return found !== undefined;
  },
}));
