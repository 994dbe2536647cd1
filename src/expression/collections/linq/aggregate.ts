import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { walk } from '../walk.ts';
import { noElements } from './faults.ts';
import type { Combiner, Selector } from './functions.ts';

export function aggregate(meter: Meter, source: unknown, func: Combiner | null): unknown {
  const items = walk(meter, notNull(source, 'source'))[Symbol.iterator]();
  const combined = notNull(func, 'func');
  const { done, value } = items.next();
  if (done === true) throw noElements();
  let result = value;
  for (let step = items.next(); step.done !== true; step = items.next()) result = combined(result, step.value);
  return result;
}

export function aggregateFrom(meter: Meter, source: unknown, seed: unknown, func: Combiner | null): unknown {
  const items = notNull(source, 'source');
  const combined = notNull(func, 'func');
  let result = seed;
  for (const item of walk(meter, items)) result = combined(result, item);
  return result;
}

export function aggregateTo(
  meter: Meter,
  source: unknown,
  seed: unknown,
  func: Combiner | null,
  resultSelector: Selector | null,
): unknown {
  notNull(source, 'source');
  notNull(func, 'func');
  const selected = notNull(resultSelector, 'resultSelector');
  return selected(aggregateFrom(meter, source, seed, func));
}
