import { notNull } from '../runtime/exception.ts';
import type { MemberBody, Members } from '../types/table.ts';
import { READERS } from './read-value.ts';

/** The casts of a class to string, and to each type that XML has a text for, with its `T?`. A null becomes null, where it can. */
export function valueOperators<T>(owner: string, parameter: string, textOf: (self: T) => string): Members {
  const from = `(${owner} ${parameter})`;
  const casts: [string, MemberBody][] = [...READERS].flatMap(([type, read]) => [
    [`static explicit operator ${type}${from}`, (self: T | null) => read(textOf(notNull(self, parameter)))],
    [`static explicit operator ${type}?${from}`, (self: T | null) => (self === null ? null : read(textOf(self)))],
  ]);
  return {
    [`static explicit operator string${from}`]: (self: T | null) => (self === null ? null : textOf(self)),
    ...Object.fromEntries(casts),
  };
}
