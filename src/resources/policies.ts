import { UserError } from '../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import { type DocumentScope, quotedOwnerName } from '../model/scope.ts';
import { compileDocument } from '../policy/compile.ts';
import type { Masker } from '../policy/masker.ts';
import type { Reference } from '../policy/statement.ts';
import type { Draft, Store } from '../store/store.ts';
import { languageFor } from './language-for.ts';
import { checkingTools } from './lookup-in.ts';
import { missingTarget } from './missing-target.ts';
import { documentOf, putDocument } from './scope-document.ts';

/**
 * Saves a document of a scope. Answers warnings: what is allowed and most likely not meant. Throws ValidationError with
 * line and column where it does not compile or names what is not there; then nothing is saved.
 */
export async function setPolicy(store: Store, scope: DocumentScope, source: string): Promise<readonly string[]> {
  const language = await languageFor(store, [{ value: source }]);
  return store.change(draft => {
    const { warnings, references, masker } = compileDocument(source, scope.kind, checkingTools(draft, language));
    for (const reference of references) requireTarget(draft, reference, masker);
    putDocument(draft, scope, source);
    return warnings.map(({ message }) => message);
  });
}

/** The document as it was saved. Throws NotFound where the scope has none; the service itself always has one. */
export function getPolicy(store: Pick<Store, 'apis' | 'policies' | 'products'>, scope: DocumentScope): string {
  const policy = documentOf(store, scope) ?? (scope.kind === 'global' ? DEFAULT_GLOBAL_POLICY : undefined);
  if (policy === undefined) throw new UserError('NotFound', noDocument(scope));
  return policy;
}

/** Without its own document a scope inherits; the service itself goes back to the default one. */
export async function removePolicy(store: Store, scope: DocumentScope): Promise<void> {
  await store.change(draft => {
    getPolicy(draft, scope);
    putDocument(draft, scope, undefined);
  });
}

function noDocument(scope: DocumentScope): string {
  const name = quotedOwnerName(scope);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} has no policy of its own: what is broader applies.`;
}

function requireTarget(draft: Draft, reference: Reference, masker: Masker): void {
  const fault = missingTarget(draft, reference);
  if (fault !== undefined) throw fault.masked(masker);
}
