import { isSubtype } from '../types/hierarchy.ts';
import { BOOLEAN, OBJECT, STRING } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { NetException } from './exception.ts';
import { NetObject } from './net-object.ts';

/** Of a value that stands where an object may stand, so that a number is in its box; not of null. */
export function runTimeType(value: unknown): Type {
  if (typeof value === 'string') return STRING;
  if (typeof value === 'boolean') return BOOLEAN;
  return value instanceof NetObject || value instanceof NetException ? value.type : OBJECT;
}

export const isInstance = (value: unknown, type: Type): boolean =>
  value !== null && isSubtype(runTimeType(value), type);
