import type { ListObject } from '../runtime/collection-objects.ts';
import { type NetException, notSupported } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { ILIST, IREADONLY_LIST } from '../types/collections.ts';
import { defineGeneric, type NamedType, type Type } from '../types/type.ts';

export const READ_ONLY_COLLECTION = defineGeneric({
  name: 'System.Collections.ObjectModel.ReadOnlyCollection',
  kind: 'class',
  parameters: ['T'],
  bases: T => [ILIST.of(T), IREADONLY_LIST.of(T)],
});

/** ReadOnlyCollection<T>: shows a list as it is at the moment. */
export class ReadOnlyList extends NetObject implements ListObject {
  readonly type: NamedType;
  readonly #list: ListObject;

  constructor(element: Type, list: ListObject) {
    super();
    this.type = READ_ONLY_COLLECTION.of(element);
    this.#list = list;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.#list[Symbol.iterator]();
  }

  get count(): number {
    return this.#list.count;
  }

  get isReadOnly(): boolean {
    return true;
  }

  get(index: number): unknown {
    return this.#list.get(index);
  }

  contains(item: unknown): boolean {
    return this.#list.contains(item);
  }

  indexOf(item: unknown): number {
    return this.#list.indexOf(item);
  }

  set(): never {
    throw readOnly();
  }

  add(): never {
    throw readOnly();
  }

  insert(): never {
    throw readOnly();
  }

  remove(): never {
    throw readOnly();
  }

  removeAt(): never {
    throw readOnly();
  }

  clear(): never {
    throw readOnly();
  }
}

const readOnly = (): NetException => notSupported('Collection is read-only.');
