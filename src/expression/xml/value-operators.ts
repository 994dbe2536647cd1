import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { type MemberBody, type Members, metered } from '../types/table.ts';
import { READERS } from './read-value.ts';

/** The casts of a class to string, and to each type that XML has a text for, with its `T?`. A null becomes null, where it can. */
export function valueOperators<T>(
  owner: string,
  parameter: string,
  textOf: (meter: Meter, self: T) => string,
): Members {
  const from = `(${owner} ${parameter})`;
  const casts: [string, MemberBody][] = [...READERS].flatMap(([type, read]) => [
    [
      `static explicit operator ${type}${from}`,
      metered((evaluation, self: T | null) =>
        read(textOf(evaluation, notNull(self, parameter)), evaluation.surroundings.clock),
      ),
    ],
    [
      `static explicit operator ${type}?${from}`,
      metered((evaluation, self: T | null) =>
        self === null ? null : read(textOf(evaluation, self), evaluation.surroundings.clock),
      ),
    ],
  ]);
  return {
    [`static explicit operator string${from}`]: metered((meter, self: T | null) =>
      self === null ? null : textOf(meter, self),
    ),
    ...Object.fromEntries(casts),
  };
}
