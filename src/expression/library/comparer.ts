import { COMPARER, ComparisonComparer, DefaultEqualityComparer, EQUALITY_COMPARER } from '../collections/comparers.ts';
import type { Comparison } from '../collections/sort.ts';
import type { ComparerObject, EqualityComparerObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { ICOMPARER, IEQUALITY_COMPARER } from '../types/collections.ts';
import { generic, members } from '../types/table.ts';

const compare = (self: ComparerObject, a: unknown, b: unknown): number => self.compare(a, b);

const isSame = (self: EqualityComparerObject, a: unknown, b: unknown): boolean =>
  new Set([self.keyFor(a)]).has(self.keyFor(b));

export const icomparer = members(ICOMPARER, () => ({ 'int Compare(T x, T y)': compare }));

export const iequalityComparer = members(IEQUALITY_COMPARER, () => ({ 'bool Equals(T x, T y)': isSame }));

export const comparer = members(COMPARER, () => ({
  'static Comparer<T> Default': generic(T => () => ComparisonComparer.default(T)),
  'static Comparer<T> Create(Comparison<T> comparison)': generic(
    T => (comparison: Comparison | null) => new ComparisonComparer(T, notNull(comparison, 'comparison')),
  ),
  'int Compare(T x, T y)': compare,
}));

export const equalityComparer = members(EQUALITY_COMPARER, () => ({
  'static EqualityComparer<T> Default': generic(T => () => new DefaultEqualityComparer(T)),
  'bool Equals(T x, T y)': isSame,
}));
