import { NetObject } from '../runtime/net-object.ts';
import { IENUMERABLE } from '../types/primitives.ts';
import { defineGeneric, type Type, type TypeDefinition } from '../types/type.ts';

export const IJENUMERABLE: TypeDefinition = defineGeneric({
  name: 'Newtonsoft.Json.Linq.IJEnumerable',
  kind: 'interface',
  parameters: ['out T'],
  bases: T => [IENUMERABLE.of(T)],
});

export const JENUMERABLE: TypeDefinition = defineGeneric({
  name: 'Newtonsoft.Json.Linq.JEnumerable',
  kind: 'struct',
  parameters: ['T'],
  bases: T => [IJENUMERABLE.of(T)],
  zero: T => new JEnumerable(T, () => [][Symbol.iterator]()),
});

/** Tokens that are looked up each time they are walked. */
export class JEnumerable extends NetObject {
  readonly type: Type;
  readonly #start: () => Iterator<unknown>;

  constructor(element: Type, start: () => Iterator<unknown>) {
    super();
    this.type = JENUMERABLE.of(element);
    this.#start = start;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.#start();
  }
}
