import { POLICY_FRAGMENT, type PolicyFragment } from '../model/policy-fragment.ts';
import { checkFragment } from '../policy/compile.ts';
import type { Language } from '../policy/language.ts';
import type { Collections } from '../store/kinds.ts';
import { requireDocuments } from './documents.ts';
import { checkingTools, replacing } from './lookup-in.ts';
import { missingTarget } from './missing-target.ts';
import { type Given, type ResourceType, setChangesIt } from './resource-type.ts';
import { textResourcesOf } from './text-resources.ts';
import { fragmentUsers } from './users.ts';

export type PolicyFragmentInput = Given<PolicyFragment>;

/** `language`: enough for the fragment and for the documents that include it. */
const rulesIn = (language: Language): ResourceType<'policyFragments', PolicyFragmentInput> => ({
  ...POLICY_FRAGMENT,
  kind: 'policyFragments',
  idText: () => 'fragment',
  whenTaken: id => setChangesIt(POLICY_FRAGMENT, id),
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

export const policyFragments = textResourcesOf(rulesIn);
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
