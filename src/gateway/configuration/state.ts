import type { Api } from '../../model/api.ts';
import type { ApiVersionSet } from '../../model/api-version-set.ts';
import type { Backend } from '../../model/backend.ts';
import type { CaCertificate } from '../../model/ca-certificate.ts';
import type { Certificate, CertificateKey } from '../../model/certificate.ts';
import type { NamedValue } from '../../model/named-value.ts';
import type { PolicyFragment } from '../../model/policy-fragment.ts';
import type { Product } from '../../model/product.ts';
import type { Subscription, SubscriptionKeys } from '../../model/subscription.ts';
import { type Collections, type Entity, eachKind, type Held, type Kind } from '../../store/kinds.ts';
import type { Change } from '../../store/notices.ts';

/** What a gateway has read of its context, kept up to date entity by entity: a change reads only what changed. */
export class GatewayState {
  readonly #held: Held;

  constructor(collections: Collections) {
    this.#held = eachKind<'held'>(kind => byId(collections[kind].list()));
  }

  /** Answers what takes the changes over. Throws UserError where one of the entities cannot be read. */
  read(collections: Collections, changes: readonly Change[]): () => void {
    const refreshes = changes.map(({ kind, id }) => this.#refresh(kind, id, collections));
    return () => {
      for (const refresh of refreshes) refresh();
    };
  }

  get apis(): Api[] {
    return sorted(this.#held.apis);
  }
  get backends(): Backend[] {
    return sorted(this.#held.backends);
  }
  get caCertificates(): CaCertificate[] {
    return sorted(this.#held.caCertificates);
  }
  get certificates(): Certificate[] {
    return sorted(this.#held.certificates);
  }
  get certificateKeys(): CertificateKey[] {
    return sorted(this.#held.certificateKeys);
  }
  get namedValues(): NamedValue[] {
    return sorted(this.#held.namedValues);
  }
  get apiVersionSets(): ApiVersionSet[] {
    return sorted(this.#held.apiVersionSets);
  }
  get products(): Product[] {
    return sorted(this.#held.products);
  }
  get subscriptions(): Subscription[] {
    return sorted(this.#held.subscriptions);
  }
  get subscriptionKeys(): SubscriptionKeys[] {
    return sorted(this.#held.subscriptionKeys);
  }
  get policyFragments(): PolicyFragment[] {
    return sorted(this.#held.policyFragments);
  }
  /** All texts that may hold expressions, in no order: policy documents, fragments, and what stands in them for a name. */
  documents(): string[] {
    const own = [...this.#held.apis.values()].flatMap(documentsOfApi);
    const ofProducts = [...this.#held.products.values()].flatMap(({ policy }) => policy ?? []);
    const values = [...this.#held.namedValues.values()].map(({ value }) => value);
    const fragments = [...this.#held.policyFragments.values()].map(({ value }) => value);
    return [this.globalPolicy ?? [], ofProducts, own, fragments, values].flat();
  }
  get globalPolicy(): string | undefined {
    return this.#held.policies.get('policy')?.value;
  }

  #refresh<K extends Kind>(kind: K, id: string, collections: Collections): () => void {
    const entities: Map<string, Entity<K>> = this.#held[kind];
    const entity: Entity<K> | undefined = collections[kind].get(id);
    return () => {
      if (entity === undefined) entities.delete(id.toLowerCase());
      else entities.set(id.toLowerCase(), entity);
    };
  }
}

const documentsOfApi = ({ policy, operations }: Api): string[] => [
  ...(policy === undefined ? [] : [policy]),
  ...(operations ?? []).flatMap(operation => operation.policy ?? []),
];

const byId = <T extends { id: string }>(entities: readonly T[]): Map<string, T> =>
  new Map(entities.map(entity => [entity.id.toLowerCase(), entity]));

const sorted = <T extends { id: string }>(entities: ReadonlyMap<string, T>): T[] =>
  [...entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
