import type { Backend } from '../model/backend.ts';
import { sameId } from '../model/identifier.ts';
import { membersNaming } from '../policy/backend-values.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import {
  type DocumentUser,
  documentName,
  type OwnedDocument,
  type ReferringDocument,
  referringDocuments,
} from './documents.ts';
import { policyWithoutCertificate } from './gateway-credentials.ts';
import { scopeOptions } from './scope-options.ts';
import { word } from './shell-word.ts';

/** What refers to a resource. */
export interface User {
  /** As Azure names it: `/apis/orders/policies/policy`. */
  readonly name: string;
  /** What ends that; made when it is asked for, since for a policy its document is read. */
  readonly command: string;
}

/** What may refer to a resource. */
export interface Referrers {
  readonly documents: readonly ReferringDocument[];
  readonly backends: readonly Backend[];
}

const referrers = (state: Collections, name: string): Referrers => ({
  documents: referringDocuments(state, [name]),
  backends: state.backends.list(),
});

/** Who refers to a certificate by its id. */
export const certificateIdUsers = (state: Collections, id: string): User[] =>
  usersByCertificateId(referrers(state, id), id);

/** Who refers to a certificate by its thumbprint. */
export const thumbprintUsers = (state: Collections, thumbprint: string): User[] =>
  usersByThumbprint(referrers(state, thumbprint), thumbprint);

export function usersByCertificateId({ documents, backends }: Referrers, id: string): User[] {
  const refers = (named: string): boolean => sameId(named, id);
  return certificateUsers(
    documentsThat(documents, target => 'certificateId' in target && refers(target.certificateId)),
    backends.filter(({ credentials }) => credentials?.certificateIds?.some(refers) === true),
    'certificate-id',
  );
}

export const usersByThumbprint = ({ documents, backends }: Referrers, thumbprint: string): User[] =>
  certificateUsers(
    documentsThat(documents, target => 'thumbprint' in target && target.thumbprint === thumbprint),
    backends.filter(({ credentials }) => credentials?.certificate?.includes(thumbprint) === true),
    'certificate-thumbprint',
  );

/** `member` is what backends name the certificate by. */
const certificateUsers = (
  documents: readonly OwnedDocument[],
  backends: readonly Backend[],
  member: string,
): User[] => [
  ...documents.map(document => ({
    name: documentName(document),
    get command() {
      return withoutCertificate(document);
    },
  })),
  ...backends.map(({ id }) => ({
    name: `/backends/${id}`,
    command: `apim backend set --id ${word(id)} --remove ${member}`,
  })),
];

export const backendUsers = (state: Collections, id: string): User[] =>
  documentUsers(state, id, target => 'backendId' in target && sameId(target.backendId, id));

export const namedValueUsers = (state: Collections, name: string): User[] => [
  ...namedValueDocuments(state, name),
  ...state.backends.list().flatMap(backend => backendNaming(backend, name)),
];

export const namedValueDocuments = (state: Collections, name: string): DocumentUser[] =>
  documentUsers(state, name, target => 'namedValue' in target && target.namedValue === name);

function backendNaming(backend: Backend, name: string): User[] {
  const members = membersNaming(backend, name);
  if (members.length === 0) return [];
  const removals = members.map(member => ` --remove ${member}`).join('');
  return [{ name: `/backends/${backend.id}`, command: `apim backend set --id ${word(backend.id)}${removals}` }];
}

export const fragmentUsers = (state: Collections, id: string): DocumentUser[] =>
  documentUsers(state, id, target => 'fragmentId' in target && sameId(target.fragmentId, id));

const documentUsers = (state: Collections, name: string, refer: (target: ReferenceTarget) => boolean): DocumentUser[] =>
  documentsThat(referringDocuments(state, [name]), refer).map(document => ({
    name: documentName(document),
    command: anotherPolicy(document),
    document,
  }));

/** What changes a document that only its author can mend. */
export function anotherPolicy({ owner }: Pick<OwnedDocument, 'owner'>): string {
  if (owner.kind === 'fragment') return `apim policy-fragment set --id ${word(owner.fragmentId)} --file FILE`;
  return `apim policy set${scopeOptions(owner)} --file FILE`;
}

const withoutCertificate = (document: OwnedDocument): string =>
  document.owner.kind !== 'api' || policyWithoutCertificate(document.source) === document.source
    ? anotherPolicy(document)
    : `apim api set --id ${word(document.owner.apiId)} --no-certificate`;

const documentsThat = (
  documents: readonly ReferringDocument[],
  refer: (target: ReferenceTarget) => boolean,
): ReferringDocument[] => documents.filter(({ targets }) => targets.some(refer));
