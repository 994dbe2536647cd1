import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import type { Type } from '../../types/type.ts';
import type { MaybeEqualityComparer } from '../comparers.ts';
import { Dictionary } from '../dictionary.ts';
import { NetHashSet } from '../hash-set.ts';
import { KeyValuePair } from '../key-value-pair.ts';
import { NetList } from '../list.ts';
import { ValueTuple } from '../value-tuple.ts';
import { collect, walk } from '../walk.ts';
import type { Selector } from './functions.ts';

export const toArray = (T: Type) => (meter: Meter, source: unknown) =>
  new NetArray(T, collect(meter, notNull(source, 'source')));

export const toList = (T: Type) => (meter: Meter, source: unknown) =>
  new NetList(T, collect(meter, notNull(source, 'source')));

export const toHashSet = (T: Type) => (meter: Meter, source: unknown, comparer?: MaybeEqualityComparer) =>
  new NetHashSet(T, walk(meter, notNull(source, 'source')), comparer);

export const toDictionary =
  (T: Type, K: Type) =>
  (meter: Meter, source: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) =>
    elementsToDictionary(T, K, T)(meter, source, keySelector, item => item, comparer);

export const elementsToDictionary =
  (_: Type, K: Type, E: Type) =>
  (
    meter: Meter,
    source: unknown,
    keySelector: Selector | null,
    elementSelector: Selector | null,
    comparer?: MaybeEqualityComparer,
  ) => {
    const items = notNull(source, 'source');
    const keyOf = notNull(keySelector, 'keySelector');
    const elementOf = notNull(elementSelector, 'elementSelector');
    const dictionary = new Dictionary(K, E, comparer);
    for (const item of walk(meter, items)) dictionary.addEntry(keyOf(item), elementOf(item));
    return dictionary;
  };

/** From KeyValuePairs or tuples of two. */
export const pairsToDictionary =
  (K: Type, V: Type) => (meter: Meter, source: unknown, comparer?: MaybeEqualityComparer) => {
    const dictionary = new Dictionary(K, V, comparer);
    for (const pair of walk(meter, notNull(source, 'source'))) {
      if (pair instanceof KeyValuePair) dictionary.add(pair);
      if (pair instanceof ValueTuple) dictionary.addEntry(pair.items[0], pair.items[1]);
    }
    return dictionary;
  };
