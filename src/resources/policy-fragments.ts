import { POLICY_FRAGMENT, type PolicyFragment } from '../model/policy-fragment.ts';
import { checkFragment } from '../policy/compile.ts';
import { type Language, UNREAD } from '../policy/language.ts';
import type { Collections } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { requireDocuments } from './documents.ts';
import { languageFor } from './language-for.ts';
import { checkingTools, replacing } from './lookup-in.ts';
import { missingTarget } from './missing-target.ts';
import { type Given, type Resources, type ResourceType, resourcesOf, setChangesIt } from './resource-type.ts';
import { fragmentUsers } from './users.ts';

export type PolicyFragmentInput = Given<PolicyFragment>;

/** `language`: enough for the fragment and for the documents that include it. */
const rulesIn = (language: Language): ResourceType<'policyFragments', PolicyFragmentInput> => ({
  ...POLICY_FRAGMENT,
  kind: 'policyFragments',
  idText: () => 'fragment',
  whenTaken: id => setChangesIt('policy-fragment', id),
  isMeant: () => false,
  begin: id => ({ id }),
  members: (_, input) => input,
  check(state, next, before) {
    const policyFragments = replacing(state.policyFragments, next);
    const tools = checkingTools({ ...state, policyFragments }, language);
    requireSound(state, next, tools);
    if (before !== undefined) requireDocuments(fragmentUsers(state, next.id), tools, 'With this fragment');
  },
  users: (state, { id }) => fragmentUsers(state, id),
});

type Rules = Resources<'policyFragments', PolicyFragmentInput>;

const rulesFor = async (store: Store, inputs: readonly PolicyFragmentInput[]): Promise<Rules> =>
  resourcesOf(rulesIn(await languageFor(store, inputs)));

const { get, remove } = resourcesOf(rulesIn(UNREAD));

export const policyFragments: Rules = {
  get,
  remove,
  create: async (store, id, ...inputs) => (await rulesFor(store, inputs)).create(store, id, ...inputs),
  place: async (store, id, ...inputs) => (await rulesFor(store, inputs)).place(store, id, ...inputs),
  change: async (store, id, ...inputs) => (await rulesFor(store, inputs)).change(store, id, ...inputs),
};
export const {
  get: getPolicyFragment,
  create: newPolicyFragment,
  place: placePolicyFragment,
  change: setPolicyFragment,
  remove: removePolicyFragment,
} = policyFragments;

function requireSound(state: Collections, { value }: PolicyFragment, tools: Parameters<typeof checkFragment>[1]): void {
  const { references, masker } = checkFragment(value, tools);
  for (const reference of references) {
    const fault = missingTarget(state, { ...reference, fragmentId: undefined });
    if (fault !== undefined) throw fault.masked(masker);
  }
}
