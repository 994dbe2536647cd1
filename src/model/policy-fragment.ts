import * as v from 'valibot';
import type { Described } from './described.ts';
import { text } from './parse.ts';

/** Policies that documents include by its id. https://learn.microsoft.com/rest/api/apimanagement/policy-fragment/create-or-update */
export const policyFragmentShape = v.strictObject({
  id: v.pipe(
    text(1, 80),
    v.regex(/^\w(?:[\w-]*\w)?$/, 'must have only letters, digits, underscores and, between them, hyphens.'),
  ),
  description: v.exactOptional(text(0, 1000)),
  /** The document as typed (rawxml). */
  value: v.string('must be text.'),
});
export type PolicyFragment = v.InferOutput<typeof policyFragmentShape>;

export const POLICY_FRAGMENT = {
  segment: 'policyFragments',
  noun: 'policy fragment',
  article: 'a',
  command: 'policy-fragment',
  properties: ({ id: _, ...properties }: PolicyFragment) => ({ ...properties, format: 'rawxml' }),
} as const satisfies Described<PolicyFragment, object>;
