import type { CollectionObject, EqualityComparerObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { iterate } from '../runtime/iterate.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IREADONLY_COLLECTION, ISET } from '../types/collections.ts';
import { defineGeneric, type NamedType, type Type } from '../types/type.ts';
import { keysBy, type MaybeEqualityComparer } from './comparers.ts';
import { Entries } from './entries.ts';
import type { Predicate } from './search.ts';

export const HASH_SET = defineGeneric({
  name: 'System.Collections.Generic.HashSet',
  kind: 'class',
  parameters: ['T'],
  bases: T => [ISET.of(T), IREADONLY_COLLECTION.of(T)],
});

/** HashSet<T>; null may be in it. The other side of a set operation is compared by this set's comparer. */
export class NetHashSet extends NetObject implements CollectionObject {
  readonly type: NamedType;
  readonly element: Type;
  readonly comparer: EqualityComparerObject | null;
  readonly #entries: Entries;

  constructor(element: Type, items: Iterable<unknown>, comparer: MaybeEqualityComparer) {
    super();
    this.type = HASH_SET.of(element);
    this.element = element;
    this.comparer = comparer ?? null;
    this.#entries = new Entries(keysBy(comparer));
    for (const item of items) this.add(item);
  }

  get count(): number {
    return this.#entries.size;
  }

  get isReadOnly(): boolean {
    return false;
  }

  *[Symbol.iterator](): Generator<unknown> {
    for (const { item } of this.#entries) yield item;
  }

  /** Whether it was not there yet. */
  add(item: unknown): boolean {
    if (this.contains(item)) return false;
    this.#entries.add(item, undefined);
    return true;
  }

  /** The item that is equal to this one, as the set holds it. */
  find(item: unknown): { readonly item: unknown } | undefined {
    return this.#entries.get(item);
  }

  contains(item: unknown): boolean {
    return this.find(item) !== undefined;
  }

  remove(item: unknown): boolean {
    return this.#entries.delete(item) !== undefined;
  }

  removeWhere(match: Predicate | null): number {
    const matches = notNull(match, 'match');
    let removed = 0;
    for (const item of [...this]) if (matches(item) && this.remove(item)) removed += 1;
    return removed;
  }

  clear(): void {
    this.#entries.clear();
  }

  unionWith(other: unknown): void {
    for (const item of [...others(other)]) this.add(item);
  }

  exceptWith(other: unknown): void {
    for (const item of [...others(other)]) this.remove(item);
  }

  intersectWith(other: unknown): void {
    const kept = this.#setOf(other);
    for (const item of [...this]) if (!kept.contains(item)) this.remove(item);
  }

  symmetricExceptWith(other: unknown): void {
    for (const item of this.#setOf(other)) if (!this.remove(item)) this.add(item);
  }

  isSubsetOf(other: unknown): boolean {
    const set = this.#setOf(other);
    return [...this].every(item => set.contains(item));
  }

  isProperSubsetOf(other: unknown): boolean {
    return this.isSubsetOf(other) && this.#setOf(other).count > this.count;
  }

  isSupersetOf(other: unknown): boolean {
    return [...others(other)].every(item => this.contains(item));
  }

  isProperSupersetOf(other: unknown): boolean {
    return this.isSupersetOf(other) && this.#setOf(other).count < this.count;
  }

  overlaps(other: unknown): boolean {
    return [...others(other)].some(item => this.contains(item));
  }

  setEquals(other: unknown): boolean {
    return this.isSupersetOf(other) && this.#setOf(other).count === this.count;
  }

  #setOf(other: unknown): NetHashSet {
    return new NetHashSet(this.element, others(other), this.comparer);
  }
}

const others = (other: unknown): Iterable<unknown> => iterate(notNull(other, 'other'));
