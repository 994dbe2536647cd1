import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import type { Policy } from '../model/policy.ts';
import { type DocumentScope, GLOBAL, scopePath } from '../model/scope.ts';
import { type CompiledDocument, compileDocument, type Tools } from '../policy/compile.ts';
import { UNREAD } from '../policy/language.ts';
import type { Lookup } from '../policy/lookup.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import { withNamedValues } from './unresolved.ts';

/** A policy document and where it belongs. */
export interface ScopedDocument {
  readonly scope: DocumentScope;
  readonly source: string;
}

export interface ReferringDocument extends ScopedDocument {
  readonly targets: readonly ReferenceTarget[];
}

export const allDocuments = ({ policies, apis }: Pick<Collections, 'policies' | 'apis'>): ScopedDocument[] =>
  documentsOf(policies.list(), apis.list());

/** Those that may refer to one of the names. Throws UserError where one does not compile, so that nobody can tell. */
export function referringDocuments(state: Collections, names: readonly string[]): ReferringDocument[] {
  const { policies, apis } = state;
  const hints = hintsOf(names);
  const lookup = withNamedValues(state);
  return documentsOf(policies.mentioning(hints), apis.mentioning(hints)).map(document => ({
    ...document,
    targets: targetsOf(document, lookup),
  }));
}

/** Throws UserError with line and column where it does not compile. */
export const compileScoped = ({ scope, source }: ScopedDocument, tools: Tools): CompiledDocument =>
  compileDocument(source, scope.kind, tools);

/** As Azure names it: `/apis/orders/policies/policy`. */
export const documentName = ({ scope }: Pick<ScopedDocument, 'scope'>): string => `${scopePath(scope)}/policies/policy`;

/** A name is in a document's text as it is, in another case, with separators (a thumbprint), with entities, or by a named value. */
const hintsOf = (names: readonly string[]): string[] => ['thumbprint', '&', '{{', ...names];

function documentsOf(policies: readonly Policy[], apis: readonly Api[]): ScopedDocument[] {
  const own = ({ id, policy }: Api): ScopedDocument[] =>
    policy === undefined ? [] : [{ scope: { kind: 'api', apiId: id }, source: policy }];
  const global = policies.map(({ value }): ScopedDocument => ({ scope: GLOBAL, source: value }));
  return [...global, ...apis.flatMap(own)];
}

function targetsOf(document: ScopedDocument, lookup: Lookup): ReferenceTarget[] {
  try {
    return compileScoped(document, { lookup, language: UNREAD }).references.map(({ target }) => target);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const message = `What ${documentName(document)} uses cannot be told, since it does not compile any more. ${cause.message}`;
    throw new UserError(cause.code, message, { cause });
  }
}
