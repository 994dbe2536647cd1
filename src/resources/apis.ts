import { UserError } from '../errors.ts';
import { API, type Api, idOfAllRevisions } from '../model/api.ts';
import { API_VERSION_SET, type ApiVersionSet } from '../model/api-version-set.ts';
import { sameId } from '../model/identifier.ts';
import type { Collections, Draft, Store } from '../store/store.ts';
import {
  apiOfRevision,
  asRevision,
  forgetReleases,
  otherRevisions,
  requireNoOtherRevision,
  requireSoundRevision,
  shareWithRevisions,
  withoutRevision,
} from './api-revision-rules.ts';
import { policyPresenting, policyWithoutCertificate } from './gateway-credentials.ts';
import type { Placed } from './new-id.ts';
import {
  found,
  type Given,
  lastGiven,
  membersOf,
  type Resources,
  type ResourceType,
  setChangesIt,
} from './resource-type.ts';
import { word } from './shell-word.ts';
import type { User } from './users.ts';

/** What is given of an API. */
export type ApiInput = Omit<
  Given<Omit<Api, 'policy' | 'protocols' | 'operations' | 'releases' | 'schemas'>>,
  'protocols'
> & {
  readonly protocols?: readonly string[] | undefined;
  /** An id or a thumbprint, as the portal's "Gateway credentials: client certificate"; false takes it away. */
  readonly certificate?: string | false | undefined;
  /** Another one, or a revision of it, which it begins as a copy of. */
  readonly source?: { readonly apiId: string; readonly revision: string | undefined } | undefined;
};

const RULES: ResourceType<'apis', ApiInput> = {
  ...API,
  kind: 'apis',
  idText: inputs => displayNameIn(inputs) ?? pathIn(inputs) ?? '',
  whenTaken: id => setChangesIt(API, id),
  isMeant: (api, inputs) => api.displayName === displayNameIn(inputs) || samePath(api.path, pathIn(inputs)),
  // What belongs to it and is no member of its own, such as its policy, stays.
  begin: (id, replaced, state) => ({
    id,
    displayName: id,
    protocols: ['https'],
    subscriptionRequired: false,
    ...asRevision(state, id),
    ...kept(replaced),
  }),
  members: (state, { certificate, source, ...members }, before) => ({
    ...copied(state, source),
    ...members,
    ...presenting(state, before?.policy, certificate),
  }),
  check(state, next, before) {
    if (next.apiVersionSetId !== undefined) getVersionSet(state, next.apiVersionSetId);
    requireSoundRevision(state, next);
    const isWhereItWas = before !== undefined && samePlace(next, before);
    if (!isWhereItWas) requireFreePath(state, next);
  },
  users: (state, api) => apiUsers(state, api),
};

/** What may be done with APIs within a change. */
export function apisWithin(draft: Draft) {
  const members = membersOf(RULES, draft);
  const shared = (api: Api): Api => {
    shareWithRevisions(draft, api);
    return api;
  };
  return {
    create: (id: string | undefined, inputs: readonly ApiInput[]): Api => members.create(id, inputs),
    place: (id: string | undefined, inputs: readonly ApiInput[]): Placed<Api> => {
      const placed = members.place(id, inputs);
      return { ...placed, entity: shared(placed.entity) };
    },
    change: (id: string, inputs: readonly ApiInput[]): Api => shared(members.change(id, inputs)),
    /** Throws where it is the current one of several revisions. */
    remove(id: string): Api {
      requireNoOtherRevision(draft, getApi(draft, id));
      const removed = members.remove(id);
      forgetReleases(draft, removed);
      return removed;
    },
    /** With all its revisions. */
    removeAll(id: string): Api {
      const others = otherRevisions(draft, getApi(draft, idOfAllRevisions(id)));
      const removed = members.remove(idOfAllRevisions(id));
      for (const other of others) draft.apis.delete(other.id);
      return removed;
    },
  };
}

export const apis: Resources<'apis', ApiInput> = {
  get: (state, id) => found(API, state.apis, id),
  create: (store, id, ...inputs) => store.change(draft => apisWithin(draft).create(id, inputs)),
  place: (store, id, ...inputs) => store.change(draft => apisWithin(draft).place(id, inputs)),
  change: (store, id, ...inputs) => store.change(draft => apisWithin(draft).change(id, inputs)),
  remove: (store, id) => store.change(draft => apisWithin(draft).remove(id)),
};
/** Without an id, `--force` means the API of the same path or name. */
export const { get: getApi, create: newApi, place: placeApi, change: setApi, remove: removeApi } = apis;

/** The same with its other revisions. */
export const removeApiWithRevisions = (store: Store, id: string): Promise<Api> =>
  store.change(draft => apisWithin(draft).removeAll(id));

/** What belongs to an API, and which of its revisions it is. */
const KEPT = [
  'policy',
  'operations',
  'schemas',
  'releases',
  'apiRevision',
  'apiRevisionDescription',
  'isCurrent',
] as const;

const kept = (replaced: Api | undefined): object =>
  Object.fromEntries(KEPT.map(member => [member, replaced?.[member]]).filter(([, value]) => value !== undefined));

/** What begins as a copy has neither the place nor the history of the other. */
function copied(state: Collections, source: ApiInput['source']): Partial<Api> {
  if (source === undefined) return {};
  const { id, displayName, path, apiVersion, apiVersionSetId, apiVersionDescription, ...copy } = withoutRevision(
    apiOfRevision(state, source.apiId, source.revision),
  );
  return copy;
}

const displayNameIn = (inputs: readonly ApiInput[]) => lastGiven(inputs, ({ displayName }) => displayName);
const pathIn = (inputs: readonly ApiInput[]) => lastGiven(inputs, ({ path }) => path);

const samePath = (path: string, given: string | undefined): boolean =>
  path.toLowerCase() === given?.replace(/^\/+|\/+$/g, '').toLowerCase();

function presenting(state: Collections, policy: string | undefined, certificate: string | false | undefined) {
  if (certificate === undefined) return {};
  if (certificate !== false) return { policy: policyPresenting(state, policy, certificate) };
  return policy === undefined ? {} : { policy: policyWithoutCertificate(policy) };
}

/** Whether no request could tell the two apart. A set gives its versions one path. */
function samePlace(a: Api, b: Api): boolean {
  if (!samePath(a.path, b.path)) return false;
  if (a.apiVersionSetId === undefined || !sameId(a.apiVersionSetId, b.apiVersionSetId ?? '')) return true;
  return a.apiVersion === b.apiVersion;
}

/** Throws NotFound. */
const getVersionSet = (state: Collections, id: string): ApiVersionSet =>
  found(API_VERSION_SET, state.apiVersionSets, id);

/** Who names it: they mean the current revision, whichever that is. */
const apiUsers = ({ products, subscriptions }: Collections, { id }: Api): User[] =>
  id !== idOfAllRevisions(id)
    ? []
    : [
        ...products
          .list()
          .filter(({ apis }) => apis.some(each => sameId(each, id)))
          .map(product => ({
            name: `/products/${product.id}/apis/${id}`,
            command: `apim product remove-api --id ${word(product.id)} --api-id ${word(id)}`,
          })),
        ...subscriptions
          .list()
          .filter(({ scope }) => sameId(scope, `/apis/${id}`))
          .map(subscription => ({
            name: `/subscriptions/${subscription.id}`,
            command: `apim subscription remove --id ${word(subscription.id)}`,
          })),
      ];

function requireFreePath(state: Collections, api: Api): void {
  const other = state.apis
    .list()
    .find(each => !sameId(idOfAllRevisions(each.id), idOfAllRevisions(api.id)) && samePlace(each, api));
  if (other === undefined) return;
  const message = `Cannot create API '${api.id}' with the same Path '${api.path}' as API '${other.id}'.`;
  throw new UserError('AlreadyExists', message, { target: 'path' });
}
