import type { CountedObject } from '../runtime/collection-objects.ts';
import { equals } from '../runtime/equality.ts';
import { invalidOperation } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IREADONLY_COLLECTION } from '../types/collections.ts';
import { defineGeneric, type NamedType, type Type } from '../types/type.ts';
import { wasModified } from './faults.ts';

export const QUEUE = defineGeneric({
  name: 'System.Collections.Generic.Queue',
  kind: 'class',
  parameters: ['T'],
  bases: T => [IREADONLY_COLLECTION.of(T)],
});

/** Below this many elements already taken, the room that they leave is not worth clearing. */
const WORTH_CLEARING = 1024;

/** Queue<T> */
export class NetQueue extends NetObject implements CountedObject {
  readonly type: NamedType;
  readonly element: Type;
  #items: unknown[];
  #head = 0;
  #version = 0;

  /** The items become the queue's own, the first to be taken first. */
  constructor(element: Type, items: unknown[]) {
    super();
    this.type = QUEUE.of(element);
    this.element = element;
    this.#items = items;
  }

  get count(): number {
    return this.#items.length - this.#head;
  }

  *[Symbol.iterator](): Generator<unknown> {
    const version = this.#version;
    const items = this.#items.slice(this.#head);
    for (const item of items) {
      yield item;
      if (version !== this.#version) throw wasModified();
    }
  }

  enqueue(item: unknown): void {
    this.#items.push(item);
    this.#version += 1;
  }

  /** Throws InvalidOperationException. */
  dequeue(): unknown {
    const item = this.peek();
    this.#head += 1;
    this.#version += 1;
    if (this.#head > WORTH_CLEARING && this.#head > this.count) this.#compact();
    return item;
  }

  #compact(): void {
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }

  /** Throws InvalidOperationException. */
  peek(): unknown {
    if (this.count === 0) throw invalidOperation('Queue empty.');
    return this.#items[this.#head];
  }

  contains(item: unknown): boolean {
    return this.#items.slice(this.#head).some(each => equals(each, item));
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
    this.#version += 1;
  }
}
