import type { Backend } from '../../model/backend.ts';

/** `/myapi` of `https://contoso.com/myapi/`: without a slash at the end, empty for the root. */
export const basePath = (url: URL): string => url.pathname.replace(/\/+$/, '');

/** `https://contoso.com/myapi`: one text for all ways of writing a base URL. */
export const baseOf = (url: URL): string => `${url.origin}${basePath(url)}`;

interface Placed {
  readonly path: string;
  readonly backend: Backend;
}

/**
 * The backend entities that apply by their URL to calls below one base URL.
 * https://learn.microsoft.com/azure/api-management/backends
 */
export class BackendMatch {
  readonly #whole: Backend | undefined;
  /** Entities for a part of the paths only; mostly none, and then nothing is looked at per request. */
  readonly #parts: readonly Placed[];

  constructor(whole: Backend | undefined, parts: readonly Placed[]) {
    this.#whole = whole;
    this.#parts = parts;
  }

  /** The entity for a path below the base URL, empty or from a slash on, query left out; undefined where none applies. */
  for(path: string): Backend | undefined {
    for (const part of this.#parts) if (isBelow(path, part.path)) return part.backend;
    return this.#whole;
  }
}

/** Backend entities by origin: same scheme, host and port, a path by whole segments; the longest wins, then the smaller id. */
export class BackendIndex {
  readonly #byOrigin = new Map<string, Placed[]>();

  constructor(backends: Iterable<Backend>) {
    for (const backend of backends) {
      const url = new URL(backend.url);
      const placed = this.#byOrigin.get(url.origin) ?? [];
      placed.push({ path: basePath(url), backend });
      this.#byOrigin.set(url.origin, placed);
    }
    for (const placed of this.#byOrigin.values()) placed.sort(longestFirst);
  }

  match(baseUrl: URL): BackendMatch {
    const placed = this.#byOrigin.get(baseUrl.origin) ?? [];
    const base = basePath(baseUrl);
    const whole = placed.find(({ path }) => isBelow(base, path));
    const parts = placed
      .filter(({ path }) => path !== base && isBelow(path, base))
      .map(({ path, backend }) => ({ path: path.slice(base.length), backend }));
    return new BackendMatch(whole?.backend, parts);
  }
}

const isBelow = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

const longestFirst = (a: Placed, b: Placed): number =>
  b.path.length - a.path.length || (a.backend.id < b.backend.id ? -1 : 1);
