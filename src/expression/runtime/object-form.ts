import type { Type } from '../types/type.ts';
import { box } from './box.ts';

/** The value of that static type as it stands where an object is wanted: numbers, chars and enum members in a box. */
export function objectForm(value: unknown, type: Type): unknown {
  const boxed = box(type);
  return boxed === undefined ? value : boxed(value);
}
