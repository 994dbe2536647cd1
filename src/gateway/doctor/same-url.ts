import type { Backend } from '../../model/backend.ts';
import { basePath } from '../backend-match.ts';

/** By their URLs, of backends that have the same one the first; `backends` sorted. */
export function firstOfEachUrl(backends: readonly Backend[]): ReadonlyMap<string, Backend> {
  return new Map(backends.toReversed().map(backend => [addressOf(backend), backend]));
}

/** However it is written: without what does not count. */
export function addressOf(backend: Backend): string {
  const url = new URL(backend.url);
  return `${url.origin}${basePath(url)}`;
}
