import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import type { Policy } from '../model/policy.ts';
import { type CompiledDocument, compileDocument } from '../policy/compile.ts';
import { type Language, UNREAD } from '../policy/language.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import { UNRESOLVED } from './unresolved.ts';

/** A policy document and where it belongs. */
export interface ScopedDocument {
  /** As Azure names it: `/apis/orders/policies/policy`. */
  readonly name: string;
  /** Undefined: the global one. */
  readonly apiId: string | undefined;
  readonly source: string;
}

export interface ReferringDocument extends ScopedDocument {
  readonly targets: readonly ReferenceTarget[];
}

export const allDocuments = ({ policies, apis }: Collections): ScopedDocument[] =>
  documentsOf(policies.list(), apis.list());

/** Those that may refer to one of the names. Throws UserError where one does not compile, so that nobody can tell. */
export function referringDocuments({ policies, apis }: Collections, names: readonly string[]): ReferringDocument[] {
  const hints = hintsOf(names);
  return documentsOf(policies.mentioning(hints), apis.mentioning(hints)).map(document => ({
    ...document,
    targets: targetsOf(document),
  }));
}

/** Throws UserError with line and column where it does not compile. */
export const compileScoped = ({ apiId, source }: ScopedDocument, language: Language): CompiledDocument =>
  compileDocument(source, apiId === undefined ? 'global' : 'api', {
    lookup: UNRESOLVED,
    language,
    skipsUnsupported: false,
  });

/** A name is in a document's text as it is, in another case, with separators (a thumbprint) or with entities. */
const hintsOf = (names: readonly string[]): string[] => ['thumbprint', '&', ...names];

function documentsOf(policies: readonly Policy[], apis: readonly Api[]): ScopedDocument[] {
  const own = ({ id, policy }: Api): ScopedDocument[] =>
    policy === undefined ? [] : [{ name: `/apis/${id}/policies/policy`, apiId: id, source: policy }];
  const global = policies.map(
    ({ value }): ScopedDocument => ({ name: '/policies/policy', apiId: undefined, source: value }),
  );
  return [...global, ...apis.flatMap(own)];
}

function targetsOf(document: ScopedDocument): ReferenceTarget[] {
  try {
    return compileScoped(document, UNREAD).references.map(({ target }) => target);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const message = `What ${document.name} uses cannot be told, since it does not compile any more. ${cause.message}`;
    throw new UserError(cause.code, message, { cause });
  }
}
