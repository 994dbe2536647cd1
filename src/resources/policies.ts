import { UserError } from '../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import { compileDocument } from '../policy/compile.ts';
import { elementError } from '../policy/document/document-error.ts';
import { languageOf } from '../policy/language.ts';
import type { Reference } from '../policy/statement.ts';
import type { Collections, Draft, Store } from '../store/store.ts';
import { getApi } from './apis.ts';
import { missingCertificate } from './stored-certificates.ts';
import { UNRESOLVED } from './unresolved.ts';

type Targets = Pick<Collections, 'backends' | 'certificates'>;

/** Where a policy document belongs: an API, or undefined for the whole service. */
export type PolicyScope = { readonly apiId: string } | undefined;

/**
 * Saves a document of a scope. Answers warnings: what is allowed and most likely not meant. Throws ValidationError with
 * line and column where it does not compile or names what is not there; then nothing is saved.
 */
export async function setPolicy(store: Store, scope: PolicyScope, source: string): Promise<readonly string[]> {
  const language = await languageOf([source]);
  return store.change(draft => {
    const { warnings, references } = compileDocument(source, scope === undefined ? 'global' : 'api', {
      lookup: UNRESOLVED,
      language,
      skipsUnsupported: false,
    });
    for (const reference of references) requireTarget(draft, reference);
    save(draft, scope, source);
    return warnings;
  });
}

/** The document as it was saved. Throws NotFound where the scope has none; the service itself always has one. */
export function getPolicy(store: Pick<Store, 'apis' | 'policies'>, scope: PolicyScope): string {
  if (scope === undefined) return store.policies.get('policy')?.value ?? DEFAULT_GLOBAL_POLICY;
  const { policy, id } = getApi(store, scope.apiId);
  if (policy === undefined)
    throw new UserError('NotFound', `API '${id}' has no policy of its own: what is global applies.`);
  return policy;
}

/** Without its own document a scope inherits; the service itself goes back to the default one. */
export async function removePolicy(store: Store, scope: PolicyScope): Promise<void> {
  await store.change(draft => {
    getPolicy(draft, scope);
    save(draft, scope, undefined);
  });
}

function save(draft: Draft, scope: PolicyScope, source: string | undefined): void {
  if (scope !== undefined) {
    const { policy: _, ...api } = getApi(draft, scope.apiId);
    draft.apis.put(source === undefined ? api : { ...api, policy: source });
  } else if (source === undefined) draft.policies.delete('policy');
  else draft.policies.put({ id: 'policy', value: source });
}

function requireTarget(draft: Draft, reference: Reference): void {
  const error = missingTarget(draft, reference);
  if (error !== undefined) throw error;
}

/** What to say where that which a document names is not there; undefined where it is. */
export function missingTarget(state: Targets, { target, place }: Reference): UserError | undefined {
  if ('backendId' in target) {
    if (state.backends.get(target.backendId) !== undefined) return undefined;
    return elementError(
      place,
      `There is no backend '${target.backendId}'. \`apim backend list\` shows those there are.`,
    );
  }
  const missing = missingCertificate(state, target);
  return missing === undefined ? undefined : elementError(place, missing);
}
