import { UserError } from '../errors.ts';
import { BACKEND, type Backend } from '../model/backend.ts';
import { looksLikeThumbprint } from '../model/thumbprint.ts';
import type { Collections } from '../store/kinds.ts';
import { requireNamedValues } from './backend-credentials.ts';
import { type Given, lastGiven, type ResourceType, resourcesOf, setChangesIt } from './resource-type.ts';
import { getCertificate } from './stored-certificates.ts';
import { backendUsers } from './users.ts';

/** What is given of a backend; words of a closed list as they come. */
export type BackendInput = Given<Backend>;

const RULES: ResourceType<'backends', BackendInput> = {
  ...BACKEND,
  kind: 'backends',
  idText: inputs => (lastGiven(inputs, ({ url }) => url) ?? '').replace(/^https?:\/\//i, ''),
  whenTaken: id => setChangesIt(BACKEND, id),
  isMeant: (there, inputs) => there.url === lastGiven(inputs, ({ url }) => url),
  begin: id => ({ id }),
  members: namingById,
  check(state, next, before) {
    requireCertificates(state, next, before);
    requireNamedValues(state, next);
  },
  users: (state, { id }) => backendUsers(state, id),
};

export const backends = resourcesOf(RULES);
/** Without an id, `--force` means the backend of the same URL. */
export const {
  get: getBackend,
  create: newBackend,
  place: placeBackend,
  change: setBackend,
  remove: removeBackend,
} = backends;

/** What to say of a backend that names certificates in two ways; undefined where it does not. */
export const ignoredThumbprints = ({ id, credentials }: Backend): string | undefined =>
  credentials?.certificateIds !== undefined && credentials.certificate !== undefined
    ? `${id} names certificates by id and by thumbprint: the ids count, the thumbprints do not.`
    : undefined;

/** A thumbprint where an id is wanted is that of the certificate whose id is meant. */
function namingById(state: Collections, input: BackendInput): BackendInput {
  const given = input.credentials?.certificateIds;
  if (given === undefined || given === null) return input;
  const certificateIds = given.map(text => (looksLikeThumbprint(text) ? getCertificate(state, text).id : text));
  return { ...input, credentials: { ...input.credentials, certificateIds } };
}

/** Only of what is new: a thumbprint that `apim cert set` has made stale must not forbid other changes. */
function requireCertificates(state: Collections, { credentials }: Backend, before: Backend | undefined): void {
  const { certificateIds, certificate } = credentials ?? {};
  for (const id of added(certificateIds, before?.credentials?.certificateIds)) getCertificate(state, id);
  const thumbprints = added(certificate, before?.credentials?.certificate);
  if (thumbprints.length === 0) return;
  const known = new Set(state.certificates.list().map(({ thumbprint }) => thumbprint));
  const unknown = thumbprints.find(thumbprint => !known.has(thumbprint));
  if (unknown === undefined) return;
  const message = `Certificate with thumbprint '${unknown}' not found.`;
  throw new UserError('ValidationError', message, { target: 'credentials.certificate' });
}

const added = (next: readonly string[] | undefined, before: readonly string[] | undefined): readonly string[] =>
  (next ?? []).filter(each => before?.includes(each) !== true);
