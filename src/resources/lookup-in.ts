import { sameId } from '../model/identifier.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Tools } from '../policy/compile.ts';
import type { Language } from '../policy/language.ts';
import type { Lookup } from '../policy/lookup.ts';
import type { Collections } from '../store/kinds.ts';

/** Finds nothing: a document compiled with it tells what it refers to, and only the gateway resolves that. */
export const UNRESOLVED: Lookup = {
  certificate: () => undefined,
  backend: () => undefined,
  fragment: () => undefined,
  namedValue: () => undefined,
};

interface Texts {
  readonly namedValues: Pick<Collections['namedValues'], 'list'>;
  readonly policyFragments: Pick<Collections['policyFragments'], 'get'>;
}

/** The same, but for what becomes part of a document's text. Named values are read when the first one is asked for. */
export function lookupIn({ namedValues, policyFragments }: Texts): Lookup {
  let known: ReadonlyMap<string, NamedValue> | undefined;
  return {
    ...UNRESOLVED,
    fragment: id => policyFragments.get(id),
    namedValue(name) {
      known ??= new Map(namedValues.list().map(value => [value.displayName, value]));
      return known.get(name);
    },
  };
}

/** To find out whether documents compile, and what they name. */
export const checkingTools = (state: Texts, language: Language): Tools => ({
  lookup: lookupIn(state),
  language,
  skipsUnsupported: false,
});

interface Known<T> {
  get(id: string): T | undefined;
  list(): T[];
}

/** What there will be once this has taken the place of what has its id. */
export const replacing = <T extends { readonly id: string }>({ get, list }: Known<T>, next: T): Known<T> => ({
  get: id => (sameId(id, next.id) ? next : get(id)),
  list: () => list().map(each => (sameId(each.id, next.id) ? next : each)),
});
