import type { KeyValuePair } from '../collections/key-value-pair.ts';
import { ILIST, IREADONLY_LIST } from '../types/collections.ts';
import { ancestors } from '../types/hierarchy.ts';
import { NamedType, type Type } from '../types/type.ts';
import { NetObject } from './net-object.ts';

/**
 * What the classes behind .NET's collection interfaces must have, so that a member that an interface declares finds the class's
 * own. Elements, keys and values stand in the run-time form of the static type: `IList<int>` gives and takes plain numbers.
 */

/** IReadOnlyCollection<T> */
export interface CountedObject extends Iterable<unknown> {
  readonly count: number;
}

/** IReadOnlyList<T> */
export interface IndexedObject extends CountedObject {
  /** Throws ArgumentOutOfRangeException. */
  get(index: number): unknown;
}

/** ICollection<T>; one that cannot be changed throws NotSupportedException. */
export interface CollectionObject extends CountedObject {
  readonly isReadOnly: boolean;
  add(item: unknown): void;
  /** Whether it was there. */
  remove(item: unknown): boolean;
  contains(item: unknown): boolean;
  clear(): void;
}

/** IList<T> */
export interface ListObject extends CollectionObject, IndexedObject {
  set(index: number, item: unknown): void;
  insert(index: number, item: unknown): void;
  removeAt(index: number): void;
  /** -1: it is not there. */
  indexOf(item: unknown): number;
}

/** A value that a dictionary holds; apart from undefined, which says that it holds none. */
export interface Found {
  readonly value: unknown;
}

/** IReadOnlyDictionary<TKey, TValue> */
export interface LookupObject extends CountedObject {
  entries(): Iterable<KeyValuePair>;
  /** Throws ArgumentNullException for null. */
  find(key: unknown): Found | undefined;
  /** What the indexer answers; throws KeyNotFoundException, or answers null, for a key that is not there. */
  get(key: unknown): unknown;
}

/** IDictionary<TKey, TValue>; its `add`, `remove` and `contains` are ICollection's, and take KeyValuePairs. */
export interface DictionaryObject extends LookupObject, CollectionObject {
  /** Throws ArgumentException for a key that is there already. */
  addEntry(key: unknown, value: unknown): void;
  setEntry(key: unknown, value: unknown): void;
  removeKey(key: unknown): boolean;
}

/** IComparer<T>; null may be either of the two. */
export interface ComparerObject {
  compare(a: unknown, b: unknown): number;
}

/** IEqualityComparer<T> */
export interface EqualityComparerObject {
  /** Two values are equal when their keys are the same value in the sense of a Map. Null is given, too. */
  keyFor(value: unknown): unknown;
}

export const isCounted = (value: unknown): value is CountedObject =>
  value instanceof NetObject && 'count' in value && typeof value.count === 'number';

export const isCollection = (value: unknown): value is CollectionObject =>
  isCounted(value) && 'isReadOnly' in value && 'add' in value && 'contains' in value;

/** An IList<T> or IReadOnlyList<T>, whose elements can be had by their index. */
export const isIndexed = (value: unknown): value is IndexedObject =>
  value instanceof NetObject && isCounted(value) && ancestors(value.type).some(isListType);

const isListType = (type: Type): boolean =>
  type instanceof NamedType && (type.definition === ILIST || type.definition === IREADONLY_LIST);
