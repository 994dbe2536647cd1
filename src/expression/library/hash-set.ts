import type { MaybeEqualityComparer } from '../collections/comparers.ts';
import { copyTo } from '../collections/copy.ts';
import { defaultValue } from '../collections/default-value.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { checkNotNegative } from '../collections/faults.ts';
import { HASH_SET, NetHashSet } from '../collections/hash-set.ts';
import type { Predicate } from '../collections/search.ts';
import { walk } from '../collections/walk.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { generic, members, metered } from '../types/table.ts';
import { setMembers } from './set-members.ts';

const copied = generic(T =>
  metered(
    (meter, collection: unknown, comparer?: MaybeEqualityComparer) =>
      new NetHashSet(T, walk(meter, notNull(collection, 'collection')), comparer),
  ),
);

const withCapacity = generic(T => (capacity: number, comparer?: MaybeEqualityComparer) => {
  checkNotNegative(capacity, 'capacity');
  return new NetHashSet(T, [], comparer);
});

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.hashset-1?view=net-8.0 */
export const hashSet = members(HASH_SET, () => ({
  'new()': generic(T => () => new NetHashSet(T, [], null)),
  'new(int capacity)': withCapacity,
  'new(int capacity, IEqualityComparer<T> comparer)': withCapacity,
  'new(IEqualityComparer<T> comparer)': generic(
    T => (comparer: MaybeEqualityComparer) => new NetHashSet(T, [], comparer),
  ),
  'new(IEnumerable<T> collection)': copied,
  'new(IEnumerable<T> collection, IEqualityComparer<T> comparer)': copied,
  'int Count': (self: NetHashSet) => self.count,
  ...setMembers,
  'void Clear()': (self: NetHashSet) => self.clear(),
  'bool Contains(T item)': (self: NetHashSet, item: unknown) => self.contains(item),
  'void CopyTo(T[] array)': (self: NetHashSet, array: NetArray | null) => copyTo([...self], array, 0),
  'void CopyTo(T[] array, int arrayIndex)': (self: NetHashSet, array: NetArray | null, arrayIndex: number) =>
    copyTo([...self], array, arrayIndex),
  'IEnumerator<T> GetEnumerator()': generic(T => (self: NetHashSet) => new Enumerator(T, self)),
  'bool Remove(T item)': (self: NetHashSet, item: unknown) => self.remove(item),
  'int RemoveWhere(Predicate<T> match)': (self: NetHashSet, match: Predicate | null) => self.removeWhere(match),
  'bool TryGetValue(T equalValue, out T actualValue)': generic(
    T => (self: NetHashSet, equalValue: unknown, actualValue: Cell) => {
      const found = self.find(equalValue);
      actualValue.value = found === undefined ? defaultValue(T) : found.item;
      return found !== undefined;
    },
  ),
}));
