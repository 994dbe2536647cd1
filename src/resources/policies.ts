import { UserError } from '../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import type { DocumentScope } from '../model/scope.ts';
import { compileDocument } from '../policy/compile.ts';
import { type DocumentFault, elementError } from '../policy/document/document-error.ts';
import { languageOf } from '../policy/language.ts';
import type { Masker } from '../policy/masker.ts';
import type { Reference } from '../policy/statement.ts';
import type { Collections, Draft, Store } from '../store/store.ts';
import { getApi } from './apis.ts';
import { missingCertificate } from './stored-certificates.ts';
import { withNamedValues } from './unresolved.ts';

type Targets = Pick<Collections, 'backends' | 'certificates'>;

/**
 * Saves a document of a scope. Answers warnings: what is allowed and most likely not meant. Throws ValidationError with
 * line and column where it does not compile or names what is not there; then nothing is saved.
 */
export async function setPolicy(store: Store, scope: DocumentScope, source: string): Promise<readonly string[]> {
  const language = await languageOf([source, ...store.namedValues.list().map(({ value }) => value)]);
  return store.change(draft => {
    const tools = { lookup: withNamedValues(draft), language };
    const { warnings, references, masker } = compileDocument(source, scope.kind, tools);
    for (const reference of references) requireTarget(draft, reference, masker);
    save(draft, scope, source);
    return warnings;
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

/** What to say where that which a document names is not there; undefined where it is. */
export function missingTarget(state: Targets, { target, place }: Reference): DocumentFault | undefined {
  // Without it the document would not have compiled.
  if ('namedValue' in target) return undefined;
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
