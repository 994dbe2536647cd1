/**
 * Where a policy document belongs, and what is in effect where: one type for documents, expressions, LastError, commands and
 * ARM ids. https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes
 */
export type Scope =
  | { readonly kind: 'global' }
  | { readonly kind: 'workspace'; readonly workspaceId: string }
  | { readonly kind: 'product'; readonly productId: string }
  | { readonly kind: 'api'; readonly apiId: string }
  | { readonly kind: 'operation'; readonly apiId: string; readonly operationId: string };

export type ScopeKind = Scope['kind'];

/** The scopes that may have a document of their own so far. */
export type DocumentScope = Exclude<Scope, { kind: 'workspace' }>;

export const GLOBAL = { kind: 'global' } as const satisfies Scope;

/** Whose a text of policies is: a scope's document, or a fragment. */
export type DocumentOwner = DocumentScope | { readonly kind: 'fragment'; readonly fragmentId: string };

/** What the scope is below its service in ARM: empty, or it begins with a slash. */
export function scopePath(scope: Scope): string {
  switch (scope.kind) {
    case 'global':
      return '';
    case 'workspace':
      return `/workspaces/${scope.workspaceId}`;
    case 'product':
      return `/products/${scope.productId}`;
    case 'api':
      return `/apis/${scope.apiId}`;
    case 'operation':
      return `/apis/${scope.apiId}/operations/${scope.operationId}`;
  }
}

/** Broad to narrow. */
export const SCOPE_KINDS = [
  'global',
  'workspace',
  'product',
  'api',
  'operation',
] as const satisfies readonly ScopeKind[];

export const isBroader = (a: ScopeKind, b: ScopeKind): boolean => SCOPE_KINDS.indexOf(a) < SCOPE_KINDS.indexOf(b);

/** In sentences: `API orders`, `operation get of API orders`. */
export const ownerName = (owner: DocumentOwner): string => nameOf(owner, id => id);

/** The same where a sentence goes on: `API 'orders'`. */
export const quotedOwnerName = (owner: DocumentOwner): string => nameOf(owner, id => `'${id}'`);

function nameOf(owner: DocumentOwner, written: (id: string) => string): string {
  switch (owner.kind) {
    case 'global':
      return 'the whole service';
    case 'product':
      return `product ${written(owner.productId)}`;
    case 'api':
      return `API ${written(owner.apiId)}`;
    case 'operation':
      return `operation ${written(owner.operationId)} of API ${written(owner.apiId)}`;
    case 'fragment':
      return `fragment ${written(owner.fragmentId)}`;
  }
}
