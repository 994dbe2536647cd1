import { ancestors } from '../types/hierarchy.ts';
import { IENUMERABLE, OBJECT } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { box } from './box.ts';
import { Grid } from './grid.ts';
import { iterate } from './iterate.ts';
import { runTimeType } from './run-time-type.ts';

/** The `T` of the IEnumerable<T> that the value is, as its own class says. */
export function elementTypeOf(value: unknown): Type {
  if (value instanceof Grid) return value.type.element;
  for (const type of ancestors(runTimeType(value)))
    if (type instanceof NamedType && type.definition === IENUMERABLE) return type.arguments[0] ?? OBJECT;
  return OBJECT;
}

/** The elements as the IEnumerable without an element type gives them: as objects. */
export function* objectsOf(value: unknown): Generator<unknown> {
  const boxed = box(elementTypeOf(value));
  for (const item of iterate(value)) yield boxed === undefined ? item : boxed(item);
}
