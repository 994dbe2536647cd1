import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import { sameId } from '../model/identifier.ts';
import { compileDocument } from '../policy/compile.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import { policyWithoutCertificate } from './gateway-credentials.ts';
import { word } from './shell-word.ts';
import { UNRESOLVED } from './unresolved.ts';

/** What refers to a resource. */
export interface User {
  /** As Azure names it: `/apis/orders/policies/policy`. */
  readonly name: string;
  /** What ends that. */
  readonly command: string;
}

interface ScopedDocument {
  readonly name: string;
  /** Undefined: the global one. */
  readonly apiId: string | undefined;
  readonly source: string;
}

/** Who refers to a certificate by its id. */
export function certificateIdUsers(state: Collections, id: string): User[] {
  const documents = documentsThat(state, [id], target => 'certificateId' in target && sameId(target.certificateId, id));
  const refers = (named: string): boolean => sameId(named, id);
  const backends = backendsWhose(state, credentials => credentials.certificateIds?.some(refers));
  return certificateUsers(documents, backends, 'certificate-id');
}

/** Who refers to a certificate by its thumbprint. */
export function thumbprintUsers(state: Collections, thumbprint: string): User[] {
  const refers = (target: ReferenceTarget): boolean => 'thumbprint' in target && target.thumbprint === thumbprint;
  const documents = documentsThat(state, [thumbprint], refers);
  const backends = backendsWhose(state, credentials => credentials.certificate?.includes(thumbprint));
  return certificateUsers(documents, backends, 'certificate-thumbprint');
}

const backendsWhose = (
  { backends }: Collections,
  refer: (credentials: NonNullable<Backend['credentials']>) => boolean | undefined,
): Backend[] => backends.list().filter(({ credentials }) => credentials !== undefined && refer(credentials) === true);

/** `member` is what backends name the certificate by. */
const certificateUsers = (
  documents: readonly ScopedDocument[],
  backends: readonly Backend[],
  member: string,
): User[] => [
  ...documents.map(document => ({ name: document.name, command: withoutCertificate(document) })),
  ...backends.map(({ id }) => ({
    name: `/backends/${id}`,
    command: `apim backend set --id ${word(id)} --remove ${member}`,
  })),
];

export function backendUsers(state: Collections, id: string): User[] {
  const documents = documentsThat(state, [id], target => 'backendId' in target && sameId(target.backendId, id));
  return documents.map(document => ({ name: document.name, command: anotherPolicy(document) }));
}

const anotherPolicy = ({ apiId }: ScopedDocument): string =>
  `apim policy set${apiId === undefined ? '' : ` --api ${word(apiId)}`} --file FILE`;

const withoutCertificate = (document: ScopedDocument): string =>
  document.apiId === undefined || policyWithoutCertificate(document.source) === document.source
    ? anotherPolicy(document)
    : `apim api set --id ${word(document.apiId)} --no-certificate`;

const documentsThat = (
  state: Collections,
  names: readonly string[],
  refer: (target: ReferenceTarget) => boolean,
): ScopedDocument[] => documents(state, hintsOf(names)).filter(document => targetsOf(document).some(refer));

function targetsOf({ name, apiId, source }: ScopedDocument): ReferenceTarget[] {
  try {
    return compileDocument(source, apiId === undefined ? 'global' : 'api', UNRESOLVED).references.map(
      ({ target }) => target,
    );
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const message = `What ${name} uses cannot be told, since it does not compile any more. ${cause.message}`;
    throw new UserError(cause.code, message, { cause });
  }
}

/** A name is in a document's text as it is, in another case, with separators (a thumbprint) or with entities. */
const hintsOf = (names: readonly string[]): string[] => ['thumbprint', '&', ...names];

function documents(state: Collections, hints: readonly string[]): ScopedDocument[] {
  const own = ({ id, policy }: Api): ScopedDocument[] =>
    policy === undefined ? [] : [{ name: `/apis/${id}/policies/policy`, apiId: id, source: policy }];
  const global = state.policies
    .mentioning(hints)
    .map(({ value }): ScopedDocument => ({ name: '/policies/policy', apiId: undefined, source: value }));
  return [...global, ...state.apis.mentioning(hints).flatMap(own)];
}
