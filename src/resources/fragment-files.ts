import { isHost, rootOf } from '../policy/document/embedded/embedded.ts';
import type { Written } from '../policy/document/written.ts';

/** A policy document, or a fragment, and the file that it stands in. */
export interface FileDocument {
  readonly file: string;
  readonly written: Written;
}

/** Names that say only what the file is: then its folder has the id, as in APIOps' `policyFragments/headers/policy.xml`. */
const SAYS_WHAT_IT_IS = /^(?:policy|policies|fragment|policy-?fragment|value|content)$/i;

const partsOf = (file: string): string[] => file.split(/[\\/]/);

/** By which id documents include the fragment of a file. */
function idOf(file: string): string {
  const [name = '', folder] = partsOf(file).reverse();
  const stem = name.replace(/\..*$/, '');
  return (SAYS_WHAT_IT_IS.test(stem) ? (folder ?? stem) : stem).toLowerCase();
}

export const isFragmentFile = ({ file, written }: FileDocument): boolean =>
  rootOf(written.text) === 'fragment' && !isHost(file);

/** The fragments among files, each found by its id. */
export class FragmentFiles<T extends FileDocument> {
  readonly #byId = new Map<string, T[]>();

  constructor(fragments: readonly T[]) {
    for (const fragment of fragments) {
      const id = idOf(fragment.file);
      this.#byId.set(id, [...(this.#byId.get(id) ?? []), fragment]);
    }
  }

  /** What a document of this file means by an id: often there is one for each environment, and the nearest is meant. */
  find(id: string, file: string): T | undefined {
    const from = partsOf(file);
    const [first, ...others] = this.#byId.get(id.toLowerCase()) ?? [];
    return others.reduce(
      (nearest, other) =>
        nearest !== undefined && shared(from, other.file) <= shared(from, nearest.file) ? nearest : other,
      first,
    );
  }
}

/** How many folders lead to both. */
function shared(from: readonly string[], file: string): number {
  const parts = partsOf(file);
  const apart = from.findIndex((part, index) => part !== parts[index]);
  return apart === -1 ? from.length : apart;
}
