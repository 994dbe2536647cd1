import { IENUMERABLE } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { NetObject } from './net-object.ts';

/** An IEnumerable that computes its elements each time it is walked. */
export class Sequence extends NetObject {
  readonly type: Type;
  readonly #start: () => Iterator<unknown>;

  constructor(element: Type, start: () => Iterator<unknown>) {
    super();
    this.type = IENUMERABLE.of(element);
    this.#start = start;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.#start();
  }
}
