import { UserError } from '../errors.ts';
import { type Api, apiShape } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import { parse } from '../model/parse.ts';
import type { Draft, Store } from '../store/store.ts';
import { policyPresenting, policyWithoutCertificate } from './gateway-credentials.ts';
import { merged, type Patch } from './merge.ts';
import { isThere, newId, type Placed, type Wanted } from './new-id.ts';
import { word } from './shell-word.ts';

/** What is given of an API; protocols as they come, to be checked here. */
export type ApiInput = Patch<Omit<Api, 'id' | 'policy' | 'protocols'>> & {
  readonly protocols?: readonly string[] | undefined;
  /** An id or a thumbprint, as the portal's "Gateway credentials: client certificate"; false takes it away. */
  readonly certificate?: string | false | undefined;
};

/** `id` undefined: a readable one is made from the display name, else from the path. */
export async function newApi(store: Store, id: string | undefined, input: ApiInput): Promise<Api> {
  return store.change(draft => put(draft, bare(newId(draft.apis, wanted(id, input, undefined))), [input]));
}

/**
 * The same, in the place of the one that has the id; without an id, of one with the same path or name. What belongs to it and
 * is no member of its own, such as its policy, stays.
 */
export async function placeApi(store: Store, id: string | undefined, input: ApiInput): Promise<Placed<Api>> {
  return store.change(draft => {
    const chosen = newId(
      draft.apis,
      wanted(id, input, api => isMeant(api, input)),
    );
    const isReplaced = isThere(draft.apis, chosen);
    const policy = draft.apis.get(chosen)?.policy;
    const before = { ...bare(chosen), ...(policy === undefined ? {} : { policy }) };
    return { isReplaced, entity: put(draft, before, [input]) };
  });
}

const bare = (id: string): Pick<Api, 'id' | 'displayName' | 'protocols' | 'subscriptionRequired'> => ({
  id,
  displayName: id,
  protocols: ['https'],
  subscriptionRequired: false,
});

const wanted = (
  id: string | undefined,
  { displayName, path }: ApiInput,
  replaces: Wanted<Api>['replaces'],
): Wanted<Api> => ({
  id,
  text: displayName ?? path ?? '',
  taken: id =>
    `There is an API '${id}' already. \`apim api set --id ${word(id)}\` changes it, and --force replaces it.`,
  replaces,
});

const isMeant = (api: Api, { displayName, path }: ApiInput): boolean =>
  api.displayName === displayName || api.path.toLowerCase() === path?.replace(/^\/+|\/+$/g, '').toLowerCase();

/** Changes only what is given. Of several inputs one is applied after the other. */
export async function setApi(store: Store, id: string, ...inputs: readonly ApiInput[]): Promise<Api> {
  return store.change(draft => put(draft, getApi(draft, id), inputs));
}

export async function removeApi(store: Store, id: string): Promise<Api> {
  return store.change(draft => {
    const api = getApi(draft, id);
    draft.apis.delete(api.id);
    return api;
  });
}

export function getApi(store: Pick<Store, 'apis'>, id: string): Api {
  const api = store.apis.get(id);
  if (api === undefined)
    throw new UserError('NotFound', `There is no API '${id}'. \`apim api list\` shows those there are.`);
  return api;
}

function put(draft: Draft, previous: Partial<Api>, inputs: readonly ApiInput[]): Api {
  const wanted = inputs.reduce<unknown>((before, { certificate: _, ...simple }) => merged(before, simple), previous);
  const certificate = inputs.findLast(input => input.certificate !== undefined)?.certificate;
  const api = { ...parse(apiShape, wanted), ...presenting(draft, previous.policy, certificate) };
  if (api.path !== previous.path) requireFreePath(draft, api);
  draft.apis.put(api);
  return api;
}

function presenting(draft: Draft, policy: string | undefined, certificate: string | false | undefined) {
  if (certificate === undefined) return {};
  if (certificate !== false) return { policy: policyPresenting(draft, policy, certificate) };
  return policy === undefined ? {} : { policy: policyWithoutCertificate(policy) };
}

function requireFreePath(draft: Draft, api: Api): void {
  const samePath = (other: Api) => !sameId(other.id, api.id) && other.path.toLowerCase() === api.path.toLowerCase();
  const other = draft.apis.list().find(samePath);
  if (other === undefined) return;
  throw new UserError(
    'AlreadyExists',
    `Cannot create API '${api.id}' with the same Path '${api.path}' as API '${other.id}'.`,
  );
}
