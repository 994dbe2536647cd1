import { comparable } from './segments.ts';

/** Where a path leads: the entry of the longest matching suffix, and what follows the suffix (empty, or from a `/` on). */
export interface Match<T> {
  readonly entry: T;
  readonly rest: string;
}

/**
 * Paths to entries by API path suffix: whole segments, the longest suffix wins, letters compare without case, and
 * `%2F` does not split. https://learn.microsoft.com/azure/api-management/import-and-publish (API URL suffix)
 */
export class Routes<T> {
  readonly #entries: ReadonlyMap<string, T>;
  readonly #deepest: number;

  /** `entries` by path suffix without slashes at its ends, such as `shop/orders`; the empty one matches all. */
  constructor(entries: Iterable<readonly [string, T]>) {
    this.#entries = new Map([...entries].map(([suffix, entry]) => [suffix.toLowerCase(), entry]));
    this.#deepest = Math.max(0, ...[...this.#entries.keys()].map(depth));
  }

  /** The entry of exactly this path. */
  at(path: string): T | undefined {
    return this.#entries.get(comparableSuffix(path.slice(1)));
  }

  match(path: string): Match<T> | undefined {
    const ends = segmentEnds(path, this.#deepest);
    for (const end of ends) {
      const entry = this.#entries.get(comparableSuffix(path.slice(1, end)));
      if (entry !== undefined) return { entry, rest: path.slice(end) };
    }
    const fallback = this.#entries.get('');
    return fallback === undefined ? undefined : { entry: fallback, rest: path };
  }
}

const depth = (suffix: string): number => (suffix === '' ? 0 : suffix.split('/').length);

/** Where the first, second … segment of the path ends, the longest first; at most `count` of them. */
function segmentEnds(path: string, count: number): number[] {
  const ends: number[] = [];
  let end = 0;
  while (ends.length < count && end + 1 < path.length) {
    const next = path.indexOf('/', end + 1);
    end = next < 0 ? path.length : next;
    if (end > 1) ends.unshift(end);
    else return ends;
  }
  return ends;
}

const comparableSuffix = (suffix: string): string =>
  suffix.includes('%') ? suffix.split('/').map(comparable).join('/') : suffix.toLowerCase();
