import { UserError } from '../errors.ts';
import { type Backend, backendShape } from '../model/backend.ts';
import { parse } from '../model/parse.ts';
import { normalizeThumbprint } from '../model/thumbprint.ts';
import type { Draft, Store } from '../store/store.ts';
import { refuseInUse } from './in-use.ts';
import { merged, type Patch } from './merge.ts';
import { newId } from './new-id.ts';
import { word } from './shell-word.ts';
import { getCertificate } from './stored-certificates.ts';
import { backendUsers } from './users.ts';

type TlsVersion = NonNullable<NonNullable<Backend['tls']>['maxVersion']>;

/** What is given of a backend; words of a closed list as they come, to be checked here. */
export type BackendInput = Patch<Loose<Omit<Backend, 'id'>>>;

type Loose<T> = T extends Backend['protocol'] | TlsVersion
  ? string
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { [K in keyof T]: Loose<T[K]> }
      : T;

/** `id` undefined: a readable one is made from the URL. */
export async function newBackend(store: Store, id: string | undefined, input: BackendInput): Promise<Backend> {
  return store.change(draft => {
    const text = (input.url ?? '').replace(/^https?:\/\//i, '');
    const taken = (id: string) =>
      `There is a backend '${id}' already. \`apim backend set --id ${word(id)}\` changes it.`;
    return put(draft, { id: newId(draft.backends, { id, text, taken }) }, [input]);
  });
}

/** Changes only what is given; inside credentials, proxy and tls too. Of several inputs one is applied after the other. */
export async function setBackend(store: Store, id: string, ...inputs: readonly BackendInput[]): Promise<Backend> {
  return store.change(draft => put(draft, getBackend(draft, id), inputs));
}

/** Throws InUse, naming each user, where a policy names it. */
export async function removeBackend(store: Store, id: string): Promise<Backend> {
  return store.change(draft => {
    const backend = getBackend(draft, id);
    refuseInUse('Backend', backend.id, backendUsers(draft, backend.id));
    draft.backends.delete(backend.id);
    return backend;
  });
}

export function getBackend(store: Pick<Store, 'backends'>, id: string): Backend {
  const backend = store.backends.get(id);
  if (backend === undefined) {
    throw new UserError('NotFound', `There is no backend '${id}'. \`apim backend list\` shows those there are.`);
  }
  return backend;
}

/** What to say of a backend that names certificates in two ways; undefined where it does not. */
export const ignoredThumbprints = ({ id, credentials }: Backend): string | undefined =>
  credentials?.certificateIds !== undefined && credentials.certificate !== undefined
    ? `${id} names certificates by id and by thumbprint: the ids count, the thumbprints do not.`
    : undefined;

function put(draft: Draft, previous: object, inputs: readonly BackendInput[]): Backend {
  const backend = parse(backendShape, inputs.reduce<unknown>(merged, previous));
  for (const input of inputs) requireCertificates(draft, input);
  draft.backends.put(backend);
  return backend;
}

/** Only of what is given: a thumbprint that `apim cert set` has made stale must not forbid other changes. */
function requireCertificates(draft: Draft, { credentials }: BackendInput): void {
  for (const id of credentials?.certificateIds ?? []) getCertificate(draft, id);
  const wanted = credentials?.certificate ?? [];
  if (wanted.length === 0) return;
  const known = new Set(draft.certificates.list().map(certificate => certificate.thumbprint));
  for (const thumbprint of wanted) {
    if (!known.has(normalizeThumbprint(thumbprint))) {
      throw new UserError('ValidationError', `Certificate with thumbprint '${thumbprint}' not found.`);
    }
  }
}
