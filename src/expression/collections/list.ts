import type { ListObject } from '../runtime/collection-objects.ts';
import { argumentOutOfRange } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { ILIST, IREADONLY_LIST } from '../types/collections.ts';
import { defineGeneric, type NamedType, type Type } from '../types/type.ts';
import { indexMustBeLess, wasModified } from './faults.ts';
import { indexOf } from './search.ts';

export const LIST = defineGeneric({
  name: 'System.Collections.Generic.List',
  kind: 'class',
  parameters: ['T'],
  bases: T => [ILIST.of(T), IREADONLY_LIST.of(T)],
});

/** List<T> */
export class NetList extends NetObject implements ListObject {
  readonly type: NamedType;
  readonly element: Type;
  readonly #items: unknown[];
  /** Counts the changes, so that a walk notices them. */
  #version = 0;
  #capacity: number;

  /** The items become the list's own. */
  constructor(element: Type, items: unknown[]) {
    super();
    this.type = LIST.of(element);
    this.element = element;
    this.#items = items;
    this.#capacity = items.length;
  }

  /** To be read only. */
  get items(): readonly unknown[] {
    return this.#items;
  }

  get count(): number {
    return this.#items.length;
  }

  get isReadOnly(): boolean {
    return false;
  }

  get capacity(): number {
    return this.#capacity;
  }

  set capacity(capacity: number) {
    if (capacity < this.count) throw argumentOutOfRange('value', 'capacity was less than the current size.');
    this.#capacity = capacity;
  }

  *[Symbol.iterator](): Generator<unknown> {
    const version = this.#version;
    for (let index = 0; ; index += 1) {
      if (version !== this.#version) throw wasModified();
      if (index >= this.#items.length) return;
      yield this.#items[index];
    }
  }

  get(index: number): unknown {
    this.#check(index);
    return this.#items[index];
  }

  set(index: number, item: unknown): void {
    this.#check(index);
    this.#items[index] = item;
    this.#version += 1;
  }

  #check(index: number): void {
    if (index < 0 || index >= this.#items.length) throw indexMustBeLess('index');
  }

  contains(item: unknown): boolean {
    return this.indexOf(item) >= 0;
  }

  indexOf(item: unknown): number {
    return indexOf(this.#items, item);
  }

  add(item: unknown): void {
    this.#items.push(item);
    this.#grown();
  }

  /** .NET's capacity is 4 at first, then twice as much each time there is no room. */
  #grown(): void {
    if (this.#capacity < this.count) this.#capacity = Math.max(this.count, 2 * this.#capacity, 4);
    this.#version += 1;
  }

  insert(index: number, item: unknown): void {
    if (index < 0 || index > this.count)
      throw argumentOutOfRange('index', 'Index must be within the bounds of the List.');
    this.#items.splice(index, 0, item);
    this.#grown();
  }

  remove(item: unknown): boolean {
    const index = this.indexOf(item);
    if (index >= 0) this.removeAt(index);
    return index >= 0;
  }

  removeAt(index: number): void {
    this.#check(index);
    this.#items.splice(index, 1);
    this.#version += 1;
  }

  clear(): void {
    this.#items.length = 0;
    this.#version += 1;
  }

  /** That many items from the index on give way to others, which must not be this list's own array. */
  replace(index: number, count: number, items: readonly unknown[]): void {
    const after = this.#items.slice(index + count);
    this.#items.length = index;
    for (const item of items) this.#items.push(item);
    for (const item of after) this.#items.push(item);
    this.#grown();
  }
}
