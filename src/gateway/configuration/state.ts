import type { Api } from '../../model/api.ts';
import type { Backend } from '../../model/backend.ts';
import type { CaCertificate } from '../../model/ca-certificate.ts';
import type { Certificate, CertificateKey } from '../../model/certificate.ts';
import type { Policy } from '../../model/policy.ts';
import type { Collections, Kind } from '../../store/kinds.ts';
import type { Change } from '../../store/notices.ts';

type Held<T> = Map<string, T>;

const held = <T extends { id: string }>(entities: readonly T[]): Held<T> =>
  new Map(entities.map(entity => [entity.id.toLowerCase(), entity]));

const sorted = <T extends { id: string }>(entities: Held<T>): T[] =>
  [...entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What a gateway has read of its context, kept up to date entity by entity: a change reads only what changed. */
export class GatewayState {
  readonly #apis: Held<Api>;
  readonly #backends: Held<Backend>;
  readonly #caCertificates: Held<CaCertificate>;
  readonly #certificates: Held<Certificate>;
  readonly #certificateKeys: Held<CertificateKey>;
  readonly #policies: Held<Policy>;

  constructor(collections: Collections) {
    this.#apis = held(collections.apis.list());
    this.#backends = held(collections.backends.list());
    this.#caCertificates = held(collections.caCertificates.list());
    this.#certificates = held(collections.certificates.list());
    this.#certificateKeys = held(collections.certificateKeys.list());
    this.#policies = held(collections.policies.list());
  }

  /** Answers what takes the changes over. Throws UserError where one of the entities cannot be read. */
  read(collections: Collections, changes: readonly Change[]): () => void {
    const refreshes = changes.map(({ kind, id }) => this.#readers[kind](collections, id));
    return () => {
      for (const refresh of refreshes) refresh();
    };
  }

  get apis(): Api[] {
    return sorted(this.#apis);
  }
  get backends(): Backend[] {
    return sorted(this.#backends);
  }
  get caCertificates(): CaCertificate[] {
    return sorted(this.#caCertificates);
  }
  get certificates(): Certificate[] {
    return sorted(this.#certificates);
  }
  get certificateKeys(): CertificateKey[] {
    return sorted(this.#certificateKeys);
  }
  /** All policy documents, in no order. */
  documents(): string[] {
    const own = [...this.#apis.values()].flatMap(({ policy }) => policy ?? []);
    return this.globalPolicy === undefined ? own : [this.globalPolicy, ...own];
  }
  get globalPolicy(): string | undefined {
    return this.#policies.get('policy')?.value;
  }

  readonly #readers: Record<Kind, (from: Collections, id: string) => () => void> = {
    apis: (from, id) => refresh(this.#apis, id, from.apis.get(id)),
    backends: (from, id) => refresh(this.#backends, id, from.backends.get(id)),
    caCertificates: (from, id) => refresh(this.#caCertificates, id, from.caCertificates.get(id)),
    certificates: (from, id) => refresh(this.#certificates, id, from.certificates.get(id)),
    certificateKeys: (from, id) => refresh(this.#certificateKeys, id, from.certificateKeys.get(id)),
    policies: (from, id) => refresh(this.#policies, id, from.policies.get(id)),
  };
}

const refresh =
  <T>(entities: Held<T>, id: string, entity: T | undefined) =>
  (): void => {
    if (entity === undefined) entities.delete(id.toLowerCase());
    else entities.set(id.toLowerCase(), entity);
  };
