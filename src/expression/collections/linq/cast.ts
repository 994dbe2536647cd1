import { elementTypeOf, objectsOf } from '../../runtime/element-type.ts';
import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { isInstance } from '../../runtime/run-time-type.ts';
import { Sequence } from '../../runtime/sequence.ts';
import { unboxTo } from '../../runtime/unbox.ts';
import { isSubtype, nullableOf } from '../../types/hierarchy.ts';
import { IENUMERABLE } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { walk } from '../walk.ts';

/** What is such a sequence already is answered as it is. */
export const cast = (R: Type) => {
  const unbox = unboxTo(R);
  const sequence = IENUMERABLE.of(R);
  return (meter: Meter, source: unknown) => {
    const items = notNull(source, 'source');
    if (isSubtype(IENUMERABLE.of(elementTypeOf(items)), sequence)) return items;
    return new Sequence(R, function* () {
      for (const item of walk(meter, objectsOf(items))) yield unbox(item);
    });
  };
};

export const ofType = (R: Type) => {
  const unbox = unboxTo(R);
  const wanted = nullableOf(R) ?? R;
  return (meter: Meter, source: unknown) => {
    const items = notNull(source, 'source');
    return new Sequence(R, function* () {
      for (const item of walk(meter, objectsOf(items))) if (isInstance(item, wanted)) yield unbox(item);
    });
  };
};
