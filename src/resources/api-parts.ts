import type { Api } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import type { Collections } from '../store/kinds.ts';
import type { Draft, Store } from '../store/store.ts';
import { getApi } from './apis.ts';
import type { Placed } from './new-id.ts';
import { found, type Keeping, Members, type Rules } from './resource-type.ts';

/** The member of an API that holds resources of their own, which are kept in its file. */
export interface ApiMember<E> {
  of(api: Api): readonly E[];
  /** `parts` sorted by id. */
  with(api: Api, parts: E[]): Api;
}

/** What may be done with the resources of a type that belong to an API. Throws NotFound where there is no such API. */
export interface ApiParts<E, Input> {
  list(state: Pick<Collections, 'apis'>, apiId: string): readonly E[];
  get(state: Pick<Collections, 'apis'>, apiId: string, id: string): E;
  /** `id` undefined: a readable one is made. Throws AlreadyExists where the id is taken. */
  create(store: Store, apiId: string, id: string | undefined, ...inputs: readonly Input[]): Promise<E>;
  /** The same, in the place of the one that has the id; without an id, of the one that is meant. */
  place(store: Store, apiId: string, id: string | undefined, ...inputs: readonly Input[]): Promise<Placed<E>>;
  change(store: Store, apiId: string, id: string, ...inputs: readonly Input[]): Promise<E>;
  remove(store: Store, apiId: string, id: string): Promise<E>;
}

export function apiPartsOf<E extends { readonly id: string }, Input>(
  member: ApiMember<E>,
  rulesOf: (api: Api) => Rules<E, Input>,
): ApiParts<E, Input> {
  const within = (draft: Draft, apiId: string): Members<E, Input> => {
    const api = getApi(draft, apiId);
    return new Members(rulesOf(api), draft, keeping(draft, api.id, member));
  };
  return {
    list: (state, apiId) => member.of(getApi(state, apiId)),
    get(state, apiId, id) {
      const api = getApi(state, apiId);
      return found(rulesOf(api), { get: wanted => member.of(api).find(part => sameId(part.id, wanted)) }, id);
    },
    create: (store, apiId, id, ...inputs) => store.change(draft => within(draft, apiId).create(id, inputs)),
    place: (store, apiId, id, ...inputs) => store.change(draft => within(draft, apiId).place(id, inputs)),
    change: (store, apiId, id, ...inputs) => store.change(draft => within(draft, apiId).change(id, inputs)),
    remove: (store, apiId, id) => store.change(draft => within(draft, apiId).remove(id)),
  };
}

function keeping<E extends { readonly id: string }>(draft: Draft, apiId: string, member: ApiMember<E>): Keeping<E> {
  const parts = (): readonly E[] => member.of(getApi(draft, apiId));
  const others = (id: string): readonly E[] => parts().filter(part => !sameId(part.id, id));
  const keep = (next: readonly E[]): void => {
    const sorted = next.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    draft.apis.put(member.with(getApi(draft, apiId), sorted));
  };
  return {
    get: id => parts().find(part => sameId(part.id, id)),
    put: part => keep([...others(part.id), part]),
    delete: id => keep(others(id)),
  };
}
