import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { canBeNull } from '../../types/hierarchy.ts';
import type { Type } from '../../types/type.ts';
import { comparisonOf, type MaybeComparer } from '../comparers.ts';
import type { Comparison } from '../sort.ts';
import { walk } from '../walk.ts';
import { noElements } from './faults.ts';
import type { Selector } from './functions.ts';

interface Best {
  readonly item: unknown;
  readonly key: unknown;
}

/** The first of those whose key is greatest; one whose key is null only where all are. */
function greatest(meter: Meter, source: unknown, keyOf: Selector, compare: Comparison): Best | undefined {
  let best: Best | undefined;
  for (const item of walk(meter, source)) {
    const key = keyOf(item);
    if (best === undefined || (key !== null && (best.key === null || compare(key, best.key) > 0))) best = { item, key };
  }
  return best;
}

type Turn = (comparison: Comparison) => Comparison;

const upwards: Turn = comparison => comparison;
const downwards: Turn = comparison => (a, b) => comparison(b, a);

const itself: Selector = item => item;

/** The T that may be null has null for the extreme of no elements; another throws. */
const extreme = (turn: Turn) => (T: Type) => (meter: Meter, source: unknown, comparer?: MaybeComparer) =>
  extremeKey(meter, notNull(source, 'source'), itself, turn(comparisonOf(meter, comparer)), T);

const extremeOf = (turn: Turn) => (_: Type, R: Type) => (meter: Meter, source: unknown, selector: Selector | null) =>
  extremeKey(meter, notNull(source, 'source'), notNull(selector, 'selector'), turn(comparisonOf(meter, undefined)), R);

function extremeKey(meter: Meter, source: unknown, keyOf: Selector, compare: Comparison, T: Type): unknown {
  const best = greatest(meter, source, keyOf, compare);
  if (best === undefined && !canBeNull(T)) throw noElements();
  return best?.key ?? null;
}

const extremeBy =
  (turn: Turn) =>
  (T: Type) =>
  (meter: Meter, source: unknown, keySelector: Selector | null, comparer?: MaybeComparer): unknown => {
    const items = notNull(source, 'source');
    const best = greatest(meter, items, notNull(keySelector, 'keySelector'), turn(comparisonOf(meter, comparer)));
    if (best === undefined && !canBeNull(T)) throw noElements();
    return best?.item ?? null;
  };

export const max = extreme(upwards);
export const min = extreme(downwards);
export const maxOf = extremeOf(upwards);
export const minOf = extremeOf(downwards);
export const maxBy = extremeBy(upwards);
export const minBy = extremeBy(downwards);
