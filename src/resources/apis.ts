import { UserError } from '../errors.ts';
import { API, type Api, idOfAllRevisions } from '../model/api.ts';
import { API_VERSION_SET, type ApiVersionSet } from '../model/api-version-set.ts';
import { sameId } from '../model/identifier.ts';
import type { Collections, Draft } from '../store/kinds.ts';
import { policyPresenting, policyWithoutCertificate } from './gateway-credentials.ts';
import {
  found,
  type Given,
  lastGiven,
  type Members,
  membersOf,
  type ResourceType,
  resourcesOf,
  setChangesIt,
} from './resource-type.ts';
import { word } from './shell-word.ts';
import type { User } from './users.ts';

/** What is given of an API. */
export type ApiInput = Omit<Given<Omit<Api, 'policy' | 'protocols' | 'operations' | 'schemas'>>, 'protocols'> & {
  readonly protocols?: readonly string[] | undefined;
  /** An id or a thumbprint, as the portal's "Gateway credentials: client certificate"; false takes it away. */
  readonly certificate?: string | false | undefined;
};

const RULES: ResourceType<'apis', ApiInput> = {
  ...API,
  kind: 'apis',
  idText: inputs => displayNameIn(inputs) ?? pathIn(inputs) ?? '',
  whenTaken: id => setChangesIt(API, id),
  isMeant: (api, inputs) => api.displayName === displayNameIn(inputs) || samePath(api.path, pathIn(inputs)),
  // What belongs to it and is no member of its own, such as its policy, stays.
  begin: (id, replaced) => ({
    id,
    displayName: id,
    protocols: ['https'],
    subscriptionRequired: false,
    ...(replaced?.policy === undefined ? {} : { policy: replaced.policy }),
    ...(replaced?.operations === undefined ? {} : { operations: replaced.operations }),
    ...(replaced?.schemas === undefined ? {} : { schemas: replaced.schemas }),
  }),
  members: (state, { certificate, ...members }, before) => ({
    ...members,
    ...presenting(state, before?.policy, certificate),
  }),
  check(state, next, before) {
    if (next.apiVersionSetId !== undefined) getVersionSet(state, next.apiVersionSetId);
    const isWhereItWas = before !== undefined && samePlace(next, before);
    if (!isWhereItWas) requireFreePath(state, next);
  },
  users: (state, api) => apiUsers(state, api),
};

export const apis = resourcesOf(RULES);
/** Without an id, `--force` means the API of the same path or name. */
export const { get: getApi, create: newApi, place: placeApi, change: setApi, remove: removeApi } = apis;

/** For what changes an API and more in one change. */
export const apisIn = (draft: Draft): Members<Api, ApiInput> => membersOf(RULES, draft);

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
