import { type CompiledDocument, type CompiledPolicy, NO_POLICY, narrow } from './compile.ts';

interface Link {
  readonly policy: CompiledPolicy;
  readonly narrower: Map<CompiledDocument, Link>;
}

const link = (policy: CompiledPolicy): Link => ({ policy, narrower: new Map() });

/** What is in effect for each chain of documents: all requests that share a chain share it. */
export class EffectivePolicies {
  readonly #root = link(NO_POLICY);

  /**
   * The documents that there are, from broad to narrow; a scope without one inherits and is left out.
   * https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes
   */
  of(chain: readonly CompiledDocument[]): CompiledPolicy {
    return chain.reduce((base, document) => {
      const known = base.narrower.get(document);
      if (known !== undefined) return known;
      const made = link(narrow(base.policy, document));
      base.narrower.set(document, made);
      return made;
    }, this.#root).policy;
  }
}

/** For one chain alone. */
export const combine = (chain: readonly CompiledDocument[]): CompiledPolicy => chain.reduce(narrow, NO_POLICY);
