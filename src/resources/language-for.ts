import { type Language, languageOf } from '../policy/language.ts';
import type { Store } from '../store/store.ts';
import { allDocuments } from './documents.ts';

/** Enough for all texts of policies that there are, for what stands in them for a name, and for what is to join them. */
export function languageFor(
  store: Pick<Store, 'policies' | 'apis' | 'policyFragments' | 'namedValues'>,
  joining: readonly { readonly value?: string | null | undefined }[],
): Promise<Language> {
  const documents = allDocuments(store).map(({ source }) => source);
  const values = [...store.namedValues.list(), ...joining].flatMap(({ value }) => value ?? []);
  return languageOf([...documents, ...values]);
}
