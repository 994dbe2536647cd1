import { UserError } from '../errors.ts';
import { API, type Api } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import type { Collections } from '../store/kinds.ts';
import { policyPresenting, policyWithoutCertificate } from './gateway-credentials.ts';
import { type Given, lastGiven, type ResourceType, resourcesOf, setChangesIt } from './resource-type.ts';

/** What is given of an API. */
export type ApiInput = Omit<Given<Omit<Api, 'policy' | 'protocols'>>, 'protocols'> & {
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
  }),
  members: (state, { certificate, ...members }, before) => ({
    ...members,
    ...presenting(state, before?.policy, certificate),
  }),
  check(state, next, before) {
    if (next.path !== before?.path) requireFreePath(state, next);
  },
  users: () => [],
};

export const apis = resourcesOf(RULES);
/** Without an id, `--force` means the API of the same path or name. */
export const { get: getApi, create: newApi, place: placeApi, change: setApi, remove: removeApi } = apis;

const displayNameIn = (inputs: readonly ApiInput[]) => lastGiven(inputs, ({ displayName }) => displayName);
const pathIn = (inputs: readonly ApiInput[]) => lastGiven(inputs, ({ path }) => path);

const samePath = (path: string, given: string | undefined): boolean =>
  path.toLowerCase() === given?.replace(/^\/+|\/+$/g, '').toLowerCase();

function presenting(state: Collections, policy: string | undefined, certificate: string | false | undefined) {
  if (certificate === undefined) return {};
  if (certificate !== false) return { policy: policyPresenting(state, policy, certificate) };
  return policy === undefined ? {} : { policy: policyWithoutCertificate(policy) };
}

function requireFreePath({ apis }: Collections, api: Api): void {
  const other = apis.list().find(({ id, path }) => !sameId(id, api.id) && samePath(path, api.path));
  if (other === undefined) return;
  const message = `Cannot create API '${api.id}' with the same Path '${api.path}' as API '${other.id}'.`;
  throw new UserError('AlreadyExists', message, { target: 'path' });
}
