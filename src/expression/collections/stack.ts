import type { CountedObject } from '../runtime/collection-objects.ts';
import { equals } from '../runtime/equality.ts';
import { invalidOperation } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IREADONLY_COLLECTION } from '../types/collections.ts';
import { defineGeneric, type NamedType, type Type } from '../types/type.ts';
import { wasModified } from './faults.ts';

export const STACK = defineGeneric({
  name: 'System.Collections.Generic.Stack',
  kind: 'class',
  parameters: ['T'],
  bases: T => [IREADONLY_COLLECTION.of(T)],
});

/** Stack<T>, walked from the top. */
export class NetStack extends NetObject implements CountedObject {
  readonly type: NamedType;
  readonly element: Type;
  readonly #items: unknown[];
  #version = 0;

  /** The items become the stack's own, the last of them its top. */
  constructor(element: Type, items: unknown[]) {
    super();
    this.type = STACK.of(element);
    this.element = element;
    this.#items = items;
  }

  get count(): number {
    return this.#items.length;
  }

  *[Symbol.iterator](): Generator<unknown> {
    const version = this.#version;
    for (let index = this.#items.length - 1; index >= 0; index -= 1) {
      yield this.#items[index];
      if (version !== this.#version) throw wasModified();
    }
  }

  push(item: unknown): void {
    this.#items.push(item);
    this.#version += 1;
  }

  /** Throws InvalidOperationException. */
  pop(): unknown {
    const item = this.peek();
    this.#items.pop();
    this.#version += 1;
    return item;
  }

  /** Throws InvalidOperationException. */
  peek(): unknown {
    if (this.#items.length === 0) throw invalidOperation('Stack empty.');
    return this.#items.at(-1);
  }

  contains(item: unknown): boolean {
    return this.#items.some(each => equals(each, item));
  }

  clear(): void {
    this.#items.length = 0;
    this.#version += 1;
  }
}
