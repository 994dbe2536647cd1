import { UserError } from '../errors.ts';
import { type Api, apiShape } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import { parse } from '../model/parse.ts';
import type { Draft, Store } from '../store/store.ts';
import { policyPresenting, policyWithoutCertificate } from './gateway-credentials.ts';
import { merged, type Patch } from './merge.ts';
import { newId } from './new-id.ts';
import { word } from './shell-word.ts';

/** What is given of an API; protocols as they come, to be checked here. */
export type ApiInput = Patch<Omit<Api, 'id' | 'policy' | 'protocols'>> & {
  readonly protocols?: readonly string[] | undefined;
  /** An id or a thumbprint, as the portal's "Gateway credentials: client certificate"; false takes it away. */
  readonly certificate?: string | false | undefined;
};

/** `id` undefined: a readable one is made from the display name, else from the path. */
export async function newApi(store: Store, id: string | undefined, input: ApiInput): Promise<Api> {
  return store.change(draft => {
    const text = input.displayName ?? input.path ?? '';
    const taken = (id: string) => `There is an API '${id}' already. \`apim api set --id ${word(id)}\` changes it.`;
    const chosen = newId(draft.apis, { id, text, taken });
    return put(draft, { id: chosen, displayName: chosen, protocols: ['https'], subscriptionRequired: false }, [input]);
  });
}

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
