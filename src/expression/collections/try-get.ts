import type { Cell } from '../runtime/cell.ts';
import type { LookupObject } from '../runtime/collection-objects.ts';
import type { Type } from '../types/type.ts';
import { defaultValue } from './default-value.ts';

/** `TryGetValue` of a dictionary whose values are of that type. */
export const tryGetValue =
  (V: Type) =>
  (dictionary: LookupObject, key: unknown, value: Cell): boolean => {
    const found = dictionary.find(key);
    value.value = found === undefined ? defaultValue(V) : found.value;
    return found !== undefined;
  };
