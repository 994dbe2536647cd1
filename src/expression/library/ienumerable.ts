import { Enumerator } from '../collections/enumerator.ts';
import { objectsOf } from '../runtime/element-type.ts';
import { IENUMERABLE, IENUMERABLE_ANY, OBJECT } from '../types/primitives.ts';
import { generic, members } from '../types/table.ts';

export const ienumerable = members(IENUMERABLE, () => ({
  'IEnumerator<T> GetEnumerator()': generic(T => (self: unknown) => new Enumerator(T, self)),
}));

export const ienumerableAny = members(IENUMERABLE_ANY, () => ({
  'IEnumerator GetEnumerator()': (self: unknown) => new Enumerator(OBJECT, objectsOf(self)),
}));
