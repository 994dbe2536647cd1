import type { Lookup } from '../policy/lookup.ts';
import type { Collections } from '../store/kinds.ts';

/** Finds nothing: a document compiled with it tells what it refers to, and only the gateway resolves that. */
export const UNRESOLVED: Lookup = {
  certificate: () => undefined,
  backend: () => undefined,
  namedValue: () => undefined,
};

/** The same, but for named values, without which nothing can be told of a document. They are read when one is asked for. */
export function withNamedValues({ namedValues }: { namedValues: Pick<Collections['namedValues'], 'list'> }): Lookup {
  let known: ReadonlyMap<string, ReturnType<Lookup['namedValue']>> | undefined;
  return {
    ...UNRESOLVED,
    namedValue(name) {
      known ??= new Map(namedValues.list().map(value => [value.displayName, value]));
      return known.get(name);
    },
  };
}
