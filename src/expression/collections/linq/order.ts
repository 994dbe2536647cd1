import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetObject } from '../../runtime/net-object.ts';
import { IENUMERABLE } from '../../types/primitives.ts';
import { defineGeneric, type Type } from '../../types/type.ts';
import { type MaybeComparer, orderOf } from '../comparers.ts';
import { type Comparison, comparisonFailed } from '../sort.ts';
import { collect } from '../walk.ts';
import type { Selector } from './functions.ts';

export const IORDERED_ENUMERABLE = defineGeneric({
  name: 'System.Linq.IOrderedEnumerable',
  kind: 'interface',
  parameters: ['out TElement'],
  bases: element => [IENUMERABLE.of(element)],
});

interface Criterion {
  readonly key: Selector;
  readonly comparison: Comparison;
}

/** What OrderBy answers: sorted each time it is walked, by the first criterion that tells two elements apart. */
export class OrderedSequence extends NetObject {
  readonly type: Type;
  readonly #element: Type;
  readonly #meter: Meter;
  readonly #source: unknown;
  readonly #criteria: readonly Criterion[];

  constructor(element: Type, meter: Meter, source: unknown, criteria: readonly Criterion[]) {
    super();
    this.type = IORDERED_ENUMERABLE.of(element);
    this.#element = element;
    this.#meter = meter;
    this.#source = source;
    this.#criteria = criteria;
  }

  /** Further elements that are equal so far are put in order by this criterion, too. */
  thenBy(criterion: Criterion): OrderedSequence {
    return new OrderedSequence(this.#element, this.#meter, this.#source, [...this.#criteria, criterion]);
  }

  *[Symbol.iterator](): Generator<unknown> {
    const items = collect(this.#meter, this.#source);
    for (const index of this.#order(items)) yield items[index];
  }

  #order(items: readonly unknown[]): readonly number[] {
    const keys = this.#criteria.map(({ key }) => items.map(item => key(item)));
    const compare = (a: number, b: number): number => {
      for (const [level, { comparison }] of this.#criteria.entries()) {
        const [one, other] = [keys[level]?.[a], keys[level]?.[b]];
        this.#meter.compare(one, other);
        const order = comparison(one, other);
        if (order !== 0) return order;
      }
      return a - b;
    };
    try {
      return items.map((_, index) => index).sort(compare);
    } catch (error) {
      throw comparisonFailed(error);
    }
  }
}

function criterion(keySelector: Selector | null, comparer: MaybeComparer, isDescending: boolean): Criterion {
  const key = notNull(keySelector, 'keySelector');
  const comparison = orderOf(comparer);
  return { key, comparison: isDescending ? (a, b) => comparison(b, a) : comparison };
}

const ordering =
  (isDescending: boolean) =>
  (T: Type) =>
  (meter: Meter, source: unknown, keySelector: Selector | null, comparer?: MaybeComparer) => {
    const items = notNull(source, 'source');
    return new OrderedSequence(T, meter, items, [criterion(keySelector, comparer, isDescending)]);
  };

export const orderBy = ordering(false);
export const orderByDescending = ordering(true);

const further =
  (isDescending: boolean) => (source: OrderedSequence | null, keySelector: Selector | null, comparer?: MaybeComparer) =>
    notNull(source, 'source').thenBy(criterion(keySelector, comparer, isDescending));

export const thenBy = further(false);
export const thenByDescending = further(true);
