import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { Sequence } from '../../runtime/sequence.ts';
import type { Type } from '../../types/type.ts';
import { walk } from '../walk.ts';
import { type IndexedPredicate, type Predicate, withoutIndex } from './functions.ts';

export const where = (T: Type) => (meter: Meter, source: unknown, predicate: Predicate | null) =>
  whereIndexed(T)(meter, source, predicate && withoutIndex(predicate));

export const whereIndexed = (T: Type) => (meter: Meter, source: unknown, predicate: IndexedPredicate | null) => {
  const items = notNull(source, 'source');
  const holds = notNull(predicate, 'predicate');
  return new Sequence(T, function* () {
    let index = 0;
    for (const item of walk(meter, items)) {
      if (holds(item, index)) yield item;
      index += 1;
    }
  });
};
