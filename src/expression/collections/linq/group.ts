import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { Sequence } from '../../runtime/sequence.ts';
import type { Type } from '../../types/type.ts';
import type { MaybeEqualityComparer } from '../comparers.ts';
import type { Combiner, Selector } from './functions.ts';
import { IGROUPING } from './grouping.ts';
import { Lookup } from './lookup.ts';

const itself: Selector = item => item;

export const groupBy =
  (T: Type, K: Type) =>
  (meter: Meter, source: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) =>
    groupElementsBy(T, K, T)(meter, source, keySelector, itself, comparer);

export const groupElementsBy =
  (_: Type, K: Type, E: Type) =>
  (
    meter: Meter,
    source: unknown,
    keySelector: Selector | null,
    elementSelector: Selector | null,
    comparer?: MaybeEqualityComparer,
  ) => {
    const items = notNull(source, 'source');
    const key = notNull(keySelector, 'keySelector');
    const element = notNull(elementSelector, 'elementSelector');
    return new Sequence(IGROUPING.of(K, E), function* () {
      yield* new Lookup(K, E, comparer).fill(meter, items, key, element);
    });
  };

export const groupResultsBy =
  (T: Type, K: Type, R: Type) =>
  (
    meter: Meter,
    source: unknown,
    keySelector: Selector | null,
    resultSelector: Combiner | null,
    comparer?: MaybeEqualityComparer,
  ) =>
    groupElementResultsBy(T, K, T, R)(meter, source, keySelector, itself, resultSelector, comparer);

export const groupElementResultsBy =
  (_: Type, K: Type, E: Type, R: Type) =>
  (
    meter: Meter,
    source: unknown,
    keySelector: Selector | null,
    elementSelector: Selector | null,
    resultSelector: Combiner | null,
    comparer?: MaybeEqualityComparer,
  ) => {
    const items = notNull(source, 'source');
    const key = notNull(keySelector, 'keySelector');
    const element = notNull(elementSelector, 'elementSelector');
    const result = notNull(resultSelector, 'resultSelector');
    return new Sequence(R, function* () {
      for (const group of new Lookup(K, E, comparer).fill(meter, items, key, element))
        yield result(group.groupKey, group);
    });
  };

export const toLookup =
  (T: Type, K: Type) =>
  (meter: Meter, source: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) =>
    elementsToLookup(T, K, T)(meter, source, keySelector, itself, comparer);

export const elementsToLookup =
  (_: Type, K: Type, E: Type) =>
  (
    meter: Meter,
    source: unknown,
    keySelector: Selector | null,
    elementSelector: Selector | null,
    comparer?: MaybeEqualityComparer,
  ) => {
    const items = notNull(source, 'source');
    const key = notNull(keySelector, 'keySelector');
    return new Lookup(K, E, comparer).fill(meter, items, key, notNull(elementSelector, 'elementSelector'));
  };
