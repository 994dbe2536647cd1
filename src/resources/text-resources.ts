import { type Language, UNREAD } from '../policy/language.ts';
import type { Kind } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { allDocuments } from './documents.ts';
import { languageFor } from './language-for.ts';
import { type Resources, type ResourceType, resourcesOf } from './resource-type.ts';

/**
 * Resources whose value becomes part of documents, which are compiled with it before it is taken. `rulesIn` is given enough of the
 * language for all of them; what makes no change needs none of it.
 */
export function textResourcesOf<K extends Kind, Input extends { readonly value?: string | null | undefined }>(
  rulesIn: (language: Language) => ResourceType<K, Input>,
): Resources<K, Input> {
  const { get, remove } = resourcesOf(rulesIn(UNREAD));
  const rulesFor = async (store: Store, inputs: readonly Input[]): Promise<Resources<K, Input>> =>
    resourcesOf(rulesIn(await languageFor(store, [...inputs, ...allTexts(store)])));
  return {
    get,
    remove,
    create: async (store, id, ...inputs) => (await rulesFor(store, inputs)).create(store, id, ...inputs),
    place: async (store, id, ...inputs) => (await rulesFor(store, inputs)).place(store, id, ...inputs),
    change: async (store, id, ...inputs) => (await rulesFor(store, inputs)).change(store, id, ...inputs),
  };
}

const allTexts = (store: Store): { readonly value: string }[] =>
  allDocuments(store).map(({ source }) => ({ value: source }));
