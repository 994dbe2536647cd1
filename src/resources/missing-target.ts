import { type DocumentFault, elementError } from '../policy/document/document-error.ts';
import type { Reference, ReferenceTarget } from '../policy/statement.ts';
import type { Collections } from '../store/store.ts';
import { missingCertificate } from './stored-certificates.ts';

type Targets = Pick<Collections, 'backends' | 'certificates' | 'policyFragments'>;

/** What to say where that which a document names is not there; undefined where it is. */
export function missingTarget(state: Targets, { target, place, fragmentId }: Reference): DocumentFault | undefined {
  const sentence = missing(state, target);
  if (sentence === undefined) return undefined;
  const fault = elementError(place, sentence);
  return fragmentId === undefined ? fault : fault.inFragment(fragmentId, place);
}

function missing(state: Targets, target: ReferenceTarget): string | undefined {
  // Without it the document would not have compiled.
  if ('namedValue' in target) return undefined;
  if ('backendId' in target)
    return state.backends.get(target.backendId) === undefined
      ? `There is no backend '${target.backendId}'. \`apim backend list\` shows those there are.`
      : undefined;
  if ('fragmentId' in target)
    return state.policyFragments.get(target.fragmentId) === undefined
      ? `There is no policy fragment '${target.fragmentId}'. \`apim policy-fragment list\` shows those there are.`
      : undefined;
  return missingCertificate(state, target);
}
