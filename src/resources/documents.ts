import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import type { Policy } from '../model/policy.ts';
import type { PolicyFragment } from '../model/policy-fragment.ts';
import type { Product } from '../model/product.ts';
import { type DocumentOwner, GLOBAL, scopePath } from '../model/scope.ts';
import {
  type CheckedFragment,
  type CompiledDocument,
  checkFragment,
  compileDocument,
  type Tools,
} from '../policy/compile.ts';
import { UNREAD } from '../policy/language.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import { checkingTools } from './lookup-in.ts';
import type { User } from './users.ts';

/** A text of policies, and whose it is. */
export interface OwnedDocument {
  readonly owner: DocumentOwner;
  readonly source: string;
}

export interface ReferringDocument extends OwnedDocument {
  readonly targets: readonly ReferenceTarget[];
}

/** What needs something, and may be compiled again. */
export interface DocumentUser extends User {
  readonly document: OwnedDocument;
}

type Documents = Pick<Collections, 'policies' | 'products' | 'apis' | 'policyFragments'>;

export const allDocuments = ({ policies, products, apis, policyFragments }: Documents): OwnedDocument[] =>
  documentsOf({
    policies: policies.list(),
    products: products.list(),
    apis: apis.list(),
    policyFragments: policyFragments.list(),
  });

/** Those that may refer to one of the names. Throws UserError where one does not compile, so that nobody can tell. */
export function referringDocuments(state: Collections, names: readonly string[]): ReferringDocument[] {
  const hints = hintsOf(names);
  const tools = checkingTools(state, UNREAD);
  const owners = {
    policies: state.policies.mentioning(hints),
    products: state.products.mentioning(hints),
    apis: state.apis.mentioning(hints),
    policyFragments: state.policyFragments.mentioning(hints),
  };
  return documentsOf(owners).map(document => ({ ...document, targets: targetsOf(document, tools) }));
}

/** Throws UserError with line and column where it does not compile. */
export const compileOwned = ({ owner, source }: OwnedDocument, tools: Tools): CompiledDocument | CheckedFragment =>
  owner.kind === 'fragment' ? checkFragment(source, tools) : compileDocument(source, owner.kind, tools);

/** As Azure names it: `/apis/orders/policies/policy`, `/policyFragments/headers`. */
export const documentName = ({ owner }: Pick<OwnedDocument, 'owner'>): string =>
  owner.kind === 'fragment' ? `/policyFragments/${owner.fragmentId}` : `${scopePath(owner)}/policies/policy`;

/** Throws UserError where one does not compile with these tools; the sentence begins with `when`. */
export function requireDocuments(users: readonly DocumentUser[], tools: Tools, when: string): void {
  for (const { document } of users) {
    try {
      compileOwned(document, tools);
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      const message = `${when} ${documentName(document)} does not compile: ${cause.message}`;
      throw new UserError('ValidationError', message, { cause, target: 'value' });
    }
  }
}

/** A name is in a document's text as it is, in another case, with separators (a thumbprint), with entities, or by what else becomes part of it. */
const hintsOf = (names: readonly string[]): string[] => ['thumbprint', '&', '{{', 'include-fragment', ...names];

interface Owners {
  readonly policies: readonly Policy[];
  readonly products: readonly Product[];
  readonly apis: readonly Api[];
  readonly policyFragments: readonly PolicyFragment[];
}

function documentsOf({ policies, products, apis, policyFragments }: Owners): OwnedDocument[] {
  return [
    ...policies.map(({ value }): OwnedDocument => ({ owner: GLOBAL, source: value })),
    ...products.flatMap(({ id, policy }) => owned({ kind: 'product', productId: id }, policy)),
    ...apis.flatMap(documentsOfApi),
    ...policyFragments.map(
      ({ id, value }): OwnedDocument => ({ owner: { kind: 'fragment', fragmentId: id }, source: value }),
    ),
  ];
}

const owned = (owner: DocumentOwner, source: string | undefined): OwnedDocument[] =>
  source === undefined ? [] : [{ owner, source }];

const documentsOfApi = ({ id, policy, operations }: Api): OwnedDocument[] => [
  ...owned({ kind: 'api', apiId: id }, policy),
  ...(operations ?? []).flatMap(operation =>
    owned({ kind: 'operation', apiId: id, operationId: operation.id }, operation.policy),
  ),
];

function targetsOf(document: OwnedDocument, tools: Tools): ReferenceTarget[] {
  try {
    return compileOwned(document, tools).references.map(({ target }) => target);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const message = `What ${documentName(document)} uses cannot be told, since it does not compile any more. ${cause.message}`;
    throw new UserError(cause.code, message, { cause });
  }
}
