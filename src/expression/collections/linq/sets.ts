import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { Sequence } from '../../runtime/sequence.ts';
import type { Type } from '../../types/type.ts';
import { keysBy, type MaybeEqualityComparer } from '../comparers.ts';
import { walk } from '../walk.ts';
import type { Selector } from './functions.ts';

const itself: Selector = item => item;

export const distinct = (T: Type) => (meter: Meter, source: unknown, comparer?: MaybeEqualityComparer) =>
  distinctBy(T)(meter, source, itself, comparer);

export const distinctBy =
  (T: Type) => (meter: Meter, source: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) => {
    const items = notNull(source, 'source');
    const key = keyed(keySelector, comparer);
    return new Sequence(T, () => firsts(key, new Set(), walk(meter, items)));
  };

export const union = (T: Type) => (meter: Meter, first: unknown, second: unknown, comparer?: MaybeEqualityComparer) =>
  unionBy(T)(meter, first, second, itself, comparer);

export const unionBy =
  (T: Type) =>
  (meter: Meter, first: unknown, second: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) => {
    const items = notNull(first, 'first');
    const others = notNull(second, 'second');
    const key = keyed(keySelector, comparer);
    return new Sequence(T, function* () {
      const seen = new Set();
      yield* firsts(key, seen, walk(meter, items));
      yield* firsts(key, seen, walk(meter, others));
    });
  };

export const except = (T: Type) => (meter: Meter, first: unknown, second: unknown, comparer?: MaybeEqualityComparer) =>
  exceptBy(T)(meter, first, second, itself, comparer);

/** The second sequence is one of keys. */
export const exceptBy =
  (T: Type) =>
  (meter: Meter, first: unknown, second: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) => {
    const items = notNull(first, 'first');
    const others = notNull(second, 'second');
    const key = keyed(keySelector, comparer);
    return new Sequence(T, () => firsts(key, keysOf(meter, others, comparer), walk(meter, items)));
  };

export const intersect =
  (T: Type) => (meter: Meter, first: unknown, second: unknown, comparer?: MaybeEqualityComparer) =>
    intersectBy(T)(meter, first, second, itself, comparer);

/** The second sequence is one of keys. */
export const intersectBy =
  (T: Type) =>
  (meter: Meter, first: unknown, second: unknown, keySelector: Selector | null, comparer?: MaybeEqualityComparer) => {
    const items = notNull(first, 'first');
    const others = notNull(second, 'second');
    const key = keyed(keySelector, comparer);
    return new Sequence(T, function* () {
      const left = keysOf(meter, others, comparer);
      for (const item of walk(meter, items)) if (left.delete(key(item))) yield item;
    });
  };

function keyed(keySelector: Selector | null, comparer?: MaybeEqualityComparer): Selector {
  const selected = notNull(keySelector, 'keySelector');
  const keyFor = keysBy(comparer);
  return item => keyFor(selected(item));
}

const keysOf = (meter: Meter, keys: unknown, comparer?: MaybeEqualityComparer): Set<unknown> =>
  new Set(Array.from(walk(meter, keys), keysBy(comparer)));

/** Those whose key has not been seen before. */
function* firsts(key: Selector, seen: Set<unknown>, items: Iterable<unknown>): Generator<unknown> {
  for (const item of items) {
    const itsKey = key(item);
    if (seen.has(itsKey)) continue;
    seen.add(itsKey);
    yield item;
  }
}
