import { NetObject } from '../../runtime/net-object.ts';
import { IENUMERABLE } from '../../types/primitives.ts';
import { defineGeneric, type Type } from '../../types/type.ts';

export const IGROUPING = defineGeneric({
  name: 'System.Linq.IGrouping',
  kind: 'interface',
  parameters: ['out TKey', 'out TElement'],
  bases: (_, element) => [IENUMERABLE.of(element)],
});

const GROUPING = defineGeneric({
  name: 'System.Linq.Grouping',
  kind: 'class',
  parameters: ['TKey', 'TElement'],
  bases: (key, element) => [IGROUPING.of(key, element)],
});

/** IGrouping<TKey, TElement> */
export class Grouping extends NetObject {
  readonly type: Type;
  readonly groupKey: unknown;
  readonly items: unknown[] = [];

  constructor(keyType: Type, element: Type, groupKey: unknown) {
    super();
    this.type = GROUPING.of(keyType, element);
    this.groupKey = groupKey;
  }

  get count(): number {
    return this.items.length;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }
}
