import { SCOPE_KINDS } from '../../model/scope.ts';
import { findAttribute } from '../attributes.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/**
 * The policies of the fragment, as if they stood here.
 * https://learn.microsoft.com/azure/api-management/include-fragment-policy
 */
export const includeFragment: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: { attributes: { 'fragment-id': 'required literal' }, oneOf: [], content: 'nothing' },
  compile: (element, compiler) => compiler.fragment(findAttribute(element, 'fragment-id')?.value ?? '', element),
};
