import type { Product } from '../../model/product.ts';
import type { CompiledDocument, CompiledPolicy } from '../../policy/compile.ts';
import type { EffectivePolicies } from '../../policy/effective.ts';

/** What is in effect for an API or an operation, which differs by the product that a call is made in. */
export class ScopedPolicies {
  /** In no product. */
  readonly alone: CompiledPolicy;
  readonly #of: (product: Product) => CompiledPolicy;
  readonly #known = new Map<Product, CompiledPolicy>();

  constructor(alone: CompiledPolicy, of: (product: Product) => CompiledPolicy) {
    this.alone = alone;
    this.#of = of;
  }

  in(product: Product | undefined): CompiledPolicy {
    if (product === undefined) return this.alone;
    const known = this.#known.get(product);
    if (known !== undefined) return known;
    const made = this.#of(product);
    this.#known.set(product, made);
    return made;
  }
}

/** From broad to narrow: https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes */
export const scoped = (
  effective: EffectivePolicies,
  global: CompiledDocument,
  ofProduct: (product: Product) => readonly CompiledDocument[],
  narrower: readonly CompiledDocument[],
): ScopedPolicies =>
  new ScopedPolicies(effective.of([global, ...narrower]), product =>
    effective.of([global, ...ofProduct(product), ...narrower]),
  );

/** The same whatever the product. */
export const unscoped = (policy: CompiledPolicy): ScopedPolicies => new ScopedPolicies(policy, () => policy);
