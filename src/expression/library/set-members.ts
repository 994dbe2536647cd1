import type { NetHashSet } from '../collections/hash-set.ts';
import type { Members } from '../types/table.ts';

/** What ISet<T> declares; HashSet<T> is the only class that is one. */
export const setMembers: Members = {
  'bool Add(T item)': (self: NetHashSet, item: unknown) => self.add(item),
  'void ExceptWith(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.exceptWith(other),
  'void IntersectWith(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.intersectWith(other),
  'bool IsProperSubsetOf(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.isProperSubsetOf(other),
  'bool IsProperSupersetOf(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.isProperSupersetOf(other),
  'bool IsSubsetOf(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.isSubsetOf(other),
  'bool IsSupersetOf(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.isSupersetOf(other),
  'bool Overlaps(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.overlaps(other),
  'bool SetEquals(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.setEquals(other),
  'void SymmetricExceptWith(IEnumerable<T> other)': (self: NetHashSet, other: unknown) =>
    self.symmetricExceptWith(other),
  'void UnionWith(IEnumerable<T> other)': (self: NetHashSet, other: unknown) => self.unionWith(other),
};
