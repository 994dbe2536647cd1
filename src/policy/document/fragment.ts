import { type DocumentFault, elementError } from './document-error.ts';
import { type Element, readElement } from './element.ts';
import { type Filling, isBlank } from './filling.ts';
import type { Written } from './written.ts';

/** https://learn.microsoft.com/azure/api-management/policy-fragments */
export const MAX_FRAGMENT_BYTES = 32 * 1024;

/** The policies of a fragment, whose outermost element stands for no section. */
export interface FragmentDocument {
  readonly policies: readonly Element[];
  readonly faults: readonly DocumentFault[];
}

/** Throws UserError ValidationError with line and column where it is no XML. */
export function readFragment(source: string | Written, filling: Filling): FragmentDocument {
  const root = readElement(source, filling);
  if (root.name !== 'fragment') throw elementError(root, "The outermost element of a policy fragment is 'fragment'.");
  if (Buffer.byteLength(typeof source === 'string' ? source : source.text) > MAX_FRAGMENT_BYTES)
    throw elementError(root, `A policy fragment must not be larger than ${MAX_FRAGMENT_BYTES / 1024} KiB.`);
  const attributes = root.attributes.map(({ name, line, column }) =>
    elementError({ name: root.name, line, column }, `The '${name}' attribute is not declared.`),
  );
  const text = isBlank(root.text) ? [] : [elementError(root, "Text may not stand in 'fragment'.")];
  return { policies: root.children, faults: [...attributes, ...text] };
}
