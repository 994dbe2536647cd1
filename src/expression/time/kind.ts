import { argumentException } from '../runtime/exception.ts';

/** The numbers of System.DateTimeKind. */
export const UNSPECIFIED = 0;
export const UTC = 1;
export const LOCAL = 2;

export type Kind = typeof UNSPECIFIED | typeof UTC | typeof LOCAL;

/** Throws ArgumentException for a number that is none. */
export function kindOf(kind: number): Kind {
  const known = ([UNSPECIFIED, UTC, LOCAL] as const).find(each => each === kind);
  if (known === undefined) throw argumentException('Invalid DateTimeKind value.', 'kind');
  return known;
}
