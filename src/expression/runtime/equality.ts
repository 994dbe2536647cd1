import { NetObject } from './net-object.ts';

/** What stands for a value in a Map or Set that compares as `Equals` does. */
export const keyOf = (value: unknown): unknown => (value instanceof NetObject ? value.key() : value);

/** `object.Equals(a, b)`. NaN equals itself here, as in .NET. */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const key = keyOf(a);
  return key === keyOf(b) || Object.is(key, keyOf(b));
}
