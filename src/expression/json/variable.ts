import { Boxed } from '../runtime/boxed.ts';
import { INT32, INT64 } from '../types/primitives.ts';
import { parseJson } from './parse.ts';
import { JValue } from './value.ts';

const MAX_INT = 2_147_483_647n;

/** As `set-variable` holds it: a text, bool or number itself, a whole number as int where it fits; objects and arrays as JSON. */
export function variableOfJson(json: string): unknown {
  const token = parseJson(json);
  if (!(token instanceof JValue)) return token;
  const { value } = token;
  const isInt =
    value instanceof Boxed && typeof value.value === 'bigint' && value.value <= MAX_INT && value.value >= -MAX_INT - 1n;
  return isInt && value.type === INT64 ? new Boxed(INT32, Number(value.value)) : value;
}
