import { parameterIn } from '../../http/query.ts';
import { REVISION, revisionOf } from '../../model/api.ts';
import type { ApiVersionSet } from '../../model/api-version-set.ts';
import { sameId } from '../../model/identifier.ts';
import type { ServedApi } from '../gateway-types.ts';
import { type Match, Routes } from './routes.ts';

/** What of a request chooses between the APIs of one path. */
export interface Chosen {
  /** In lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query: string;
}

/** The revisions of one version. */
interface Revisions {
  current: ServedApi | undefined;
  readonly byNumber: Map<string, ServedApi>;
}

/** All that is served at one path: of a version set that callers name by a header or the query, all its versions. */
interface Entry {
  set: ApiVersionSet | undefined;
  /** By version; the one without is the original. */
  readonly versions: Map<string, Revisions>;
}

/**
 * Paths to APIs: by suffix, version and revision.
 * https://learn.microsoft.com/azure/api-management/api-management-versions and …/api-management-revisions
 */
export class ApiRoutes {
  readonly #routes: Routes<Entry>;

  constructor(served: readonly ServedApi[], sets: readonly ApiVersionSet[]) {
    const entries = new Map<string, Entry>();
    for (const each of served) {
      const set = sets.find(({ id }) => sameId(id, each.api?.apiVersionSetId ?? ''));
      const entry = known(entries, each.path.toLowerCase(), () => ({ set: undefined, versions: new Map() }));
      const isChosen = set !== undefined && set.versioningScheme !== 'Segment';
      if (isChosen) entry.set = set;
      place(entry, isChosen ? (each.api?.apiVersion ?? '') : '', each);
    }
    this.#routes = new Routes(entries);
  }

  match(path: string, chosen: Chosen): Match<ServedApi> | undefined {
    const at = path.indexOf(REVISION);
    return (at < 0 ? undefined : this.#matchRevision(path, at, chosen)) ?? this.#matchCurrent(path, chosen);
  }

  #matchCurrent(path: string, chosen: Chosen): Match<ServedApi> | undefined {
    const match = this.#routes.match(path);
    const current = match && revisionsFor(match.entry, chosen)?.current;
    return current && { entry: current, rest: match.rest };
  }

  /** `/orders;rev=2/items`: the number stands behind the whole path of an API. */
  #matchRevision(path: string, at: number, chosen: Chosen): Match<ServedApi> | undefined {
    const entry = this.#routes.at(path.slice(0, at));
    const slash = path.indexOf('/', at);
    const end = slash < 0 ? path.length : slash;
    const number = path.slice(at + REVISION.length, end);
    const found = entry && revisionsFor(entry, chosen)?.byNumber.get(number);
    return found && { entry: found, rest: path.slice(end) };
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function place({ versions }: Entry, version: string, served: ServedApi): void {
  const revisions = known(versions, version, (): Revisions => ({ current: undefined, byNumber: new Map() }));
  if (served.api?.isCurrent !== false) revisions.current = served;
  if (served.api !== undefined) revisions.byNumber.set(revisionOf(served.api), served);
}

const revisionsFor = ({ set, versions }: Entry, chosen: Chosen): Revisions | undefined =>
  versions.get(set === undefined ? '' : versionIn(set, chosen));

/** Empty where the caller names none. */
function versionIn({ versioningScheme, versionHeaderName, versionQueryName }: ApiVersionSet, chosen: Chosen): string {
  if (versioningScheme === 'Header') return String(chosen.headers[versionHeaderName?.toLowerCase() ?? ''] ?? '');
  return parameterIn(new URLSearchParams(chosen.query), versionQueryName?.toLowerCase() ?? '') ?? '';
}
