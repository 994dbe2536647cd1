import { defaultValue } from '../collections/default-value.ts';
import type { Type } from '../types/type.ts';
import { type Constant, constant } from './bound.ts';

/** `default(T)` */
export const defaultOf = (type: Type): Constant => constant(type, defaultValue(type));
