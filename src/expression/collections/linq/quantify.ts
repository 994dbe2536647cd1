import { isCollection, isCounted } from '../../runtime/collection-objects.ts';
import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { keysBy, type MaybeEqualityComparer } from '../comparers.ts';
import { walk } from '../walk.ts';
import type { Predicate } from './functions.ts';

export function any(meter: Meter, source: unknown): boolean {
  for (const _ of walk(meter, notNull(source, 'source'))) return true;
  return false;
}

export function anyWhere(meter: Meter, source: unknown, predicate: Predicate | null): boolean {
  const items = notNull(source, 'source');
  const holds = notNull(predicate, 'predicate');
  for (const item of walk(meter, items)) if (holds(item)) return true;
  return false;
}

export function all(meter: Meter, source: unknown, predicate: Predicate | null): boolean {
  const items = notNull(source, 'source');
  const holds = notNull(predicate, 'predicate');
  for (const item of walk(meter, items)) if (!holds(item)) return false;
  return true;
}

export function count(meter: Meter, source: unknown): number {
  const items = notNull(source, 'source');
  if (isCounted(items)) return items.count;
  return countWhere(meter, items, () => true);
}

export function countWhere(meter: Meter, source: unknown, predicate: Predicate | null): number {
  const items = notNull(source, 'source');
  const holds = notNull(predicate, 'predicate');
  let found = 0;
  for (const item of walk(meter, items)) if (holds(item)) found += 1;
  return found;
}

/** A collection is asked itself, which has its own way to compare. */
export function contains(meter: Meter, source: unknown, value: unknown): boolean {
  const items = notNull(source, 'source');
  return isCollection(items) ? items.contains(value) : containsBy(meter, items, value, null);
}

export function containsBy(meter: Meter, source: unknown, value: unknown, comparer?: MaybeEqualityComparer): boolean {
  const items = notNull(source, 'source');
  const keyFor = keysBy(comparer);
  const wanted = new Set([keyFor(value)]);
  for (const item of walk(meter, items)) if (wanted.has(keyFor(item))) return true;
  return false;
}

export function sequenceEqual(
  meter: Meter,
  first: unknown,
  second: unknown,
  comparer?: MaybeEqualityComparer,
): boolean {
  const some = notNull(first, 'first');
  const keyFor = keysBy(comparer);
  const others = walk(meter, notNull(second, 'second'))[Symbol.iterator]();
  for (const item of walk(meter, some)) {
    const { done, value } = others.next();
    if (done === true || !new Set([keyFor(value)]).has(keyFor(item))) return false;
  }
  return others.next().done === true;
}
