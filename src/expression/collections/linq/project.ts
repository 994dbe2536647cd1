import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { Sequence } from '../../runtime/sequence.ts';
import type { Type } from '../../types/type.ts';
import { walk } from '../walk.ts';
import { type Combiner, type IndexedSelector, type Selector, withoutIndex } from './functions.ts';

export const select = (_: Type, R: Type) => (meter: Meter, source: unknown, selector: Selector | null) =>
  selectIndexed(_, R)(meter, source, selector && withoutIndex(selector));

export const selectIndexed =
  (_: Type, R: Type) => (meter: Meter, source: unknown, selector: IndexedSelector | null) => {
    const items = notNull(source, 'source');
    const selected = notNull(selector, 'selector');
    return new Sequence(R, function* () {
      let index = 0;
      for (const item of walk(meter, items)) {
        yield selected(item, index);
        index += 1;
      }
    });
  };

export const selectMany = (_: Type, R: Type) => (meter: Meter, source: unknown, selector: Selector | null) =>
  selectManyIndexed(_, R)(meter, source, selector && withoutIndex(selector));

export const selectManyIndexed =
  (_: Type, R: Type) => (meter: Meter, source: unknown, selector: IndexedSelector | null) => {
    const items = notNull(source, 'source');
    const selected = notNull(selector, 'selector');
    return new Sequence(R, () => flattened(meter, items, selected, (_item, inner) => inner));
  };

export const selectManyCombined =
  (_: Type, C: Type, R: Type) =>
  (meter: Meter, source: unknown, collectionSelector: Selector | null, resultSelector: Combiner | null) =>
    selectManyCombinedIndexed(_, C, R)(
      meter,
      source,
      collectionSelector && withoutIndex(collectionSelector),
      resultSelector,
    );

export const selectManyCombinedIndexed =
  (_: Type, _C: Type, R: Type) =>
  (meter: Meter, source: unknown, collectionSelector: IndexedSelector | null, resultSelector: Combiner | null) => {
    const items = notNull(source, 'source');
    const selected = notNull(collectionSelector, 'collectionSelector');
    const combined = notNull(resultSelector, 'resultSelector');
    return new Sequence(R, () => flattened(meter, items, selected, combined));
  };

function* flattened(meter: Meter, items: unknown, selected: IndexedSelector, combined: Combiner): Generator<unknown> {
  let index = 0;
  for (const item of walk(meter, items)) {
    for (const inner of walk(meter, selected(item, index))) yield combined(item, inner);
    index += 1;
  }
}
