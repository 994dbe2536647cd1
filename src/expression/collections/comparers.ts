import type { ComparerObject, EqualityComparerObject } from '../runtime/collection-objects.ts';
import { keyOf } from '../runtime/equality.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetObject } from '../runtime/net-object.ts';
import { ICOMPARER, IEQUALITY_COMPARER } from '../types/collections.ts';
import { defineGeneric, type Type } from '../types/type.ts';
import { compareValues } from './compare.ts';
import type { Comparison } from './sort.ts';

export const EQUALITY_COMPARER = defineGeneric({
  name: 'System.Collections.Generic.EqualityComparer',
  kind: 'class',
  parameters: ['T'],
  bases: T => [IEQUALITY_COMPARER.of(T)],
});

export const COMPARER = defineGeneric({
  name: 'System.Collections.Generic.Comparer',
  kind: 'class',
  parameters: ['T'],
  bases: T => [ICOMPARER.of(T)],
});

/** `EqualityComparer<T>.Default` */
export class DefaultEqualityComparer extends NetObject implements EqualityComparerObject {
  readonly type: Type;

  constructor(element: Type) {
    super();
    this.type = EQUALITY_COMPARER.of(element);
  }

  keyFor(value: unknown): unknown {
    return keyOf(value);
  }
}

/** `Comparer<T>.Default` and `Comparer<T>.Create(…)` */
export class ComparisonComparer extends NetObject implements ComparerObject {
  readonly type: Type;
  readonly #comparison: Comparison;

  constructor(element: Type, comparison: Comparison) {
    super();
    this.type = COMPARER.of(element);
    this.#comparison = comparison;
  }

  static default(element: Type): ComparisonComparer {
    return new ComparisonComparer(element, compareValues);
  }

  compare(a: unknown, b: unknown): number {
    return this.#comparison(a, b);
  }
}

/** Left out or null: the default one. */
export type MaybeEqualityComparer = EqualityComparerObject | null | undefined;
export type MaybeComparer = ComparerObject | null | undefined;

/** What makes the keys by which a comparer compares. */
export const keysBy = (comparer: MaybeEqualityComparer): ((value: unknown) => unknown) =>
  comparer ? value => comparer.keyFor(value) : keyOf;

/** The order that a comparer stands for. */
export const orderOf = (comparer: MaybeComparer): Comparison =>
  comparer ? (a, b) => comparer.compare(a, b) : compareValues;

/** The same where each comparison is charged. */
export function comparisonOf(meter: Meter, comparer: MaybeComparer): Comparison {
  const comparison = orderOf(comparer);
  return (a, b) => {
    meter.compare(a, b);
    return comparison(a, b);
  };
}
