import { OBJECT } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { applyConversion, standardConversion } from './conversions.ts';

/** The value in the form that an object has. */
export function boxed(value: Bound): Bound {
  const conversion = standardConversion(value.type, OBJECT, false);
  return conversion === undefined ? value : applyConversion(value, conversion, OBJECT);
}

/** The value as the type it converts to without being asked: the caller knows that there is such a conversion. */
export function widened(value: Bound, to: Type): Bound {
  const conversion = standardConversion(value.type, to, false);
  return conversion === undefined ? value : applyConversion(value, conversion, to);
}
