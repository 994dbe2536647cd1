import { UserError } from '../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import type { DocumentScope } from '../model/scope.ts';
import { compileDocument } from '../policy/compile.ts';
import type { Masker } from '../policy/masker.ts';
import type { Reference } from '../policy/statement.ts';
import type { Draft, Store } from '../store/store.ts';
import { getApi } from './apis.ts';
import { languageFor } from './language-for.ts';
import { checkingTools } from './lookup-in.ts';
import { missingTarget } from './missing-target.ts';
/**
 * Saves a document of a scope. Answers warnings: what is allowed and most likely not meant. Throws ValidationError with
 * line and column where it does not compile or names what is not there; then nothing is saved.
 */
export async function setPolicy(store: Store, scope: DocumentScope, source: string): Promise<readonly string[]> {
  const language = await languageFor(store, [{ value: source }]);
  return store.change(draft => {
    const { warnings, references, masker } = compileDocument(source, scope.kind, checkingTools(draft, language));
    for (const reference of references) requireTarget(draft, reference, masker);
    save(draft, scope, source);
    return warnings.map(({ message }) => message);
  });
}

/** The document as it was saved. Throws NotFound where the scope has none; the service itself always has one. */
export function getPolicy(store: Pick<Store, 'apis' | 'policies'>, scope: DocumentScope): string {
  if (scope.kind === 'global') return store.policies.get('policy')?.value ?? DEFAULT_GLOBAL_POLICY;
  const { policy, id } = getApi(store, scope.apiId);
  if (policy === undefined)
    throw new UserError('NotFound', `API '${id}' has no policy of its own: what is global applies.`);
  return policy;
}

/** Without its own document a scope inherits; the service itself goes back to the default one. */
export async function removePolicy(store: Store, scope: DocumentScope): Promise<void> {
  await store.change(draft => {
    getPolicy(draft, scope);
    save(draft, scope, undefined);
  });
}

function save(draft: Draft, scope: DocumentScope, source: string | undefined): void {
  if (scope.kind === 'api') {
    const { policy: _, ...api } = getApi(draft, scope.apiId);
    draft.apis.put(source === undefined ? api : { ...api, policy: source });
  } else if (source === undefined) draft.policies.delete('policy');
  else draft.policies.put({ id: 'policy', value: source });
}

function requireTarget(draft: Draft, reference: Reference, masker: Masker): void {
  const fault = missingTarget(draft, reference);
  if (fault !== undefined) throw fault.masked(masker);
}
