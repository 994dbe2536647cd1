import { nullableOf } from '../types/hierarchy.ts';
import { CHAR, DECIMAL, NUMERIC } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { Boxed } from './boxed.ts';

/** Makes the object form of a value of that type; undefined where a value is its own object form. */
export function box(type: Type): ((value: unknown) => unknown) | undefined {
  const inner = nullableOf(type);
  const boxed = inner === undefined ? undefined : box(inner);
  if (boxed !== undefined) return value => (value === null ? null : boxed(value));
  if (!(type instanceof NamedType) || !needsBox(type)) return undefined;
  return value => (typeof value === 'number' || typeof value === 'bigint' ? new Boxed(type, value) : value);
}

const BOXED: ReadonlySet<Type> = new Set<Type>([CHAR, ...NUMERIC]);

/** Whether JavaScript's value does not tell the type. */
export const needsBox = (type: NamedType): boolean => type.kind === 'enum' || (BOXED.has(type) && type !== DECIMAL);
