import { baseOf } from '../gateway/backends/backend-match.ts';
import type { Backend } from '../model/backend.ts';

/** By their URLs, of backends that have the same one the first; `backends` sorted. */
export function firstOfEachUrl(backends: readonly Backend[]): ReadonlyMap<string, Backend> {
  return new Map(backends.toReversed().map(backend => [addressOf(backend), backend]));
}

/** However it is written: without what does not count. */
export const addressOf = ({ url }: Backend): string => baseOf(new URL(url));
