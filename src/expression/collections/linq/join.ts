import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import { Sequence } from '../../runtime/sequence.ts';
import type { Type } from '../../types/type.ts';
import type { MaybeEqualityComparer } from '../comparers.ts';
import { walk } from '../walk.ts';
import type { Combiner, Selector } from './functions.ts';
import type { Grouping } from './grouping.ts';
import { Lookup } from './lookup.ts';

type Given = readonly [
  outer: unknown,
  inner: unknown,
  outerKeySelector: Selector | null,
  innerKeySelector: Selector | null,
  resultSelector: Combiner | null,
  comparer?: MaybeEqualityComparer,
];

export const join =
  (_: Type, I: Type, K: Type, R: Type) =>
  (meter: Meter, ...given: Given) => {
    const { result, pairs } = joined(meter, I, K, given);
    return new Sequence(R, function* () {
      for (const [item, group] of pairs()) for (const other of walk(meter, group ?? [])) yield result(item, other);
    });
  };

export const groupJoin =
  (_: Type, I: Type, K: Type, R: Type) =>
  (meter: Meter, ...given: Given) => {
    const { result, pairs } = joined(meter, I, K, given);
    return new Sequence(R, function* () {
      for (const [item, group] of pairs()) yield result(item, group ?? new NetArray(I, []));
    });
  };

interface Joined {
  readonly result: Combiner;
  readonly pairs: () => Iterable<readonly [unknown, Grouping | undefined]>;
}

/** Each outer element with the inner ones of the same key; those whose key is null go with none. */
function joined(meter: Meter, I: Type, K: Type, [outer, inner, outerKey, innerKey, result, comparer]: Given): Joined {
  const items = notNull(outer, 'outer');
  const others = notNull(inner, 'inner');
  const keyOf = notNull(outerKey, 'outerKeySelector');
  const otherKeyOf = notNull(innerKey, 'innerKeySelector');
  const pairs = function* (): Generator<readonly [unknown, Grouping | undefined]> {
    const lookup = new Lookup(K, I, comparer).fill(meter, others, otherKeyOf, item => item);
    for (const item of walk(meter, items)) {
      const key = keyOf(item);
      yield [item, key === null ? undefined : lookup.find(key)];
    }
  };
  return { result: notNull(result, 'resultSelector'), pairs };
}
