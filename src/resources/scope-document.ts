import type { DocumentScope } from '../model/scope.ts';
import type { Collections, Draft } from '../store/kinds.ts';
import { getApi } from './apis.ts';
import { operations } from './operations.ts';
import { getProduct } from './products.ts';

/** The document of a scope as it was saved; undefined where it has none. Throws NotFound where there is no such scope. */
export function documentOf(
  state: Pick<Collections, 'apis' | 'policies' | 'products'>,
  scope: DocumentScope,
): string | undefined {
  switch (scope.kind) {
    case 'global':
      return state.policies.get('policy')?.value;
    case 'product':
      return getProduct(state, scope.productId).policy;
    case 'api':
      return getApi(state, scope.apiId).policy;
    case 'operation':
      return operations.get(state, scope.apiId, scope.operationId).policy;
  }
}

/** `source` undefined: the scope has none any more. Throws NotFound where there is no such scope. */
export function putDocument(draft: Draft, scope: DocumentScope, source: string | undefined): void {
  switch (scope.kind) {
    case 'global':
      if (source === undefined) draft.policies.delete('policy');
      else draft.policies.put({ id: 'policy', value: source });
      return;
    case 'product':
      draft.products.put(withPolicy(getProduct(draft, scope.productId), source));
      return;
    case 'api':
      draft.apis.put(withPolicy(getApi(draft, scope.apiId), source));
      return;
    case 'operation': {
      const operation = operations.get(draft, scope.apiId, scope.operationId);
      const api = getApi(draft, scope.apiId);
      const next = (api.operations ?? []).map(each => (each.id === operation.id ? withPolicy(each, source) : each));
      draft.apis.put({ ...api, operations: next });
    }
  }
}

function withPolicy<T extends { policy?: string }>(owner: T, policy: string | undefined): T {
  const next = { ...owner };
  if (policy === undefined) delete next.policy;
  else next.policy = policy;
  return next;
}
