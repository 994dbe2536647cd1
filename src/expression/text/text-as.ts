import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import type { Type } from '../types/type.ts';

/** `ToString()` of a value in the run-time form of its static type, where numbers stand without a box. */
export const textAs = (value: unknown, type: Type): string => textOf(objectForm(value, type));
