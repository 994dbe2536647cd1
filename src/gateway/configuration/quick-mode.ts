import { UserError } from '../../errors.ts';
import type { Backend } from '../../model/backend.ts';
import { sameId } from '../../model/identifier.ts';

export interface QuickRoute {
  readonly path: string;
  readonly backend: Backend;
}

/** While a context has no API: one backend is served at `/`, several each below its id, a chosen one at `/` alone. */
export function quickRoutes(backends: readonly Backend[], only: string | undefined): QuickRoute[] {
  if (only !== undefined) return routesTo(backends.find(({ id }) => sameId(id, only)));
  const [first, ...others] = backends;
  if (first !== undefined && others.length === 0) return [{ path: '', backend: first }];
  return backends.map(backend => ({ path: backend.id, backend }));
}

/** Nothing is served once the chosen one is removed. */
const routesTo = (backend: Backend | undefined): QuickRoute[] => (backend === undefined ? [] : [{ path: '', backend }]);

/** At the start a chosen backend that is not there is a slip of the pen. */
export function requireBackend(backends: readonly Backend[], id: string): void {
  if (backends.some(backend => sameId(backend.id, id))) return;
  throw new UserError('NotFound', `There is no backend '${id}' to serve. \`apim backend list\` shows those there are.`);
}
