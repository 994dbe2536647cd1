import type { CountedObject } from '../../runtime/collection-objects.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import { NetObject } from '../../runtime/net-object.ts';
import { IENUMERABLE } from '../../types/primitives.ts';
import { defineGeneric, type Type } from '../../types/type.ts';
import { keysBy, type MaybeEqualityComparer } from '../comparers.ts';
import { walk } from '../walk.ts';
import type { Selector } from './functions.ts';
import { Grouping, IGROUPING } from './grouping.ts';

export const ILOOKUP = defineGeneric({
  name: 'System.Linq.ILookup',
  kind: 'interface',
  parameters: ['TKey', 'TElement'],
  bases: (key, element) => [IENUMERABLE.of(IGROUPING.of(key, element))],
});

export const LOOKUP = defineGeneric({
  name: 'System.Linq.Lookup',
  kind: 'class',
  parameters: ['TKey', 'TElement'],
  bases: (key, element) => [ILOOKUP.of(key, element)],
});

/** ILookup<TKey, TElement>: groups in the order in which their keys came first. */
export class Lookup extends NetObject implements CountedObject {
  readonly type: Type;
  readonly #keyType: Type;
  readonly #element: Type;
  readonly #keyFor: Selector;
  readonly #groups = new Map<unknown, Grouping>();

  constructor(keyType: Type, element: Type, comparer: MaybeEqualityComparer) {
    super();
    this.type = LOOKUP.of(keyType, element);
    this.#keyType = keyType;
    this.#element = element;
    this.#keyFor = keysBy(comparer);
  }

  /** With the elements that are given, each under its key. */
  fill(meter: Meter, items: unknown, keySelector: Selector, elementSelector: Selector): this {
    for (const item of walk(meter, items)) {
      const key = keySelector(item);
      this.#groupOf(key).items.push(elementSelector(item));
    }
    return this;
  }

  #groupOf(key: unknown): Grouping {
    const itsKey = this.#keyFor(key);
    const known = this.#groups.get(itsKey) ?? new Grouping(this.#keyType, this.#element, key);
    this.#groups.set(itsKey, known);
    return known;
  }

  get count(): number {
    return this.#groups.size;
  }

  [Symbol.iterator](): Iterator<Grouping> {
    return this.#groups.values();
  }

  contains(key: unknown): boolean {
    return this.find(key) !== undefined;
  }

  find(key: unknown): Grouping | undefined {
    return this.#groups.get(this.#keyFor(key));
  }

  /** Without elements where the key is not there. */
  get(key: unknown): Grouping | NetArray {
    return this.find(key) ?? new NetArray(this.#element, []);
  }
}
