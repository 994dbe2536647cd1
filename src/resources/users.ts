import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import { sameId } from '../model/identifier.ts';
import { compileDocument } from '../policy/compile.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import { UNRESOLVED } from './unresolved.ts';

interface ScopedDocument {
  /** As Azure names a user: `/apis/orders/policies/policy`. */
  readonly user: string;
  readonly scope: 'global' | 'api';
  readonly source: string;
}

/** Who refers to a certificate by its id. */
export function certificateIdUsers(state: Collections, id: string): string[] {
  const documents = documentUsers(state, [id], target => 'certificateId' in target && sameId(target.certificateId, id));
  const refers = (named: string): boolean => sameId(named, id);
  return [...documents, ...backendsWhose(state, credentials => credentials.certificateIds?.some(refers))];
}

/** Who refers to a certificate by its thumbprint. */
export function thumbprintUsers(state: Collections, thumbprint: string): string[] {
  const refers = (target: ReferenceTarget): boolean => 'thumbprint' in target && target.thumbprint === thumbprint;
  const documents = documentUsers(state, [thumbprint], refers);
  return [...documents, ...backendsWhose(state, credentials => credentials.certificate?.includes(thumbprint))];
}

const backendsWhose = (
  { backends }: Collections,
  refer: (credentials: NonNullable<Backend['credentials']>) => boolean | undefined,
): string[] =>
  backends
    .list()
    .filter(({ credentials }) => credentials !== undefined && refer(credentials) === true)
    .map(({ id }) => `/backends/${id}`);

export function backendUsers(state: Collections, id: string): string[] {
  return documentUsers(state, [id], target => 'backendId' in target && sameId(target.backendId, id));
}

function documentUsers(
  state: Collections,
  names: readonly string[],
  refers: (target: ReferenceTarget) => boolean,
): string[] {
  return documents(state)
    .filter(document => mayName(document.source, names) && targetsOf(document).some(refers))
    .map(({ user }) => user);
}

function targetsOf({ user, scope, source }: ScopedDocument): ReferenceTarget[] {
  try {
    return compileDocument(source, scope, UNRESOLVED).references.map(({ target }) => target);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const message = `What ${user} uses cannot be told, since it does not compile any more. ${cause.message}`;
    throw new UserError(cause.code, message, { cause });
  }
}

/** Cheaper than compiling, and right: a name is in the text as it is, in another case, with separators or with entities. */
function mayName(source: string, names: readonly string[]): boolean {
  const text = source.toLowerCase();
  return text.includes('thumbprint') || text.includes('&') || names.some(name => text.includes(name.toLowerCase()));
}

function documents(state: Collections): ScopedDocument[] {
  const own = ({ id, policy }: Api): ScopedDocument[] =>
    policy === undefined ? [] : [{ user: `/apis/${id}/policies/policy`, scope: 'api', source: policy }];
  const global = state.policies
    .list()
    .map(({ value }): ScopedDocument => ({ user: '/policies/policy', scope: 'global', source: value }));
  return [...global, ...state.apis.list().flatMap(own)];
}
