import type * as v from 'valibot';
import { apiShape } from '../model/api.ts';
import { apiVersionSetShape } from '../model/api-version-set.ts';
import { backendShape } from '../model/backend.ts';
import { caCertificateShape } from '../model/ca-certificate.ts';
import { certificateKeyShape, certificateShape } from '../model/certificate.ts';
import { namedValueShape } from '../model/named-value.ts';
import { policyShape } from '../model/policy.ts';
import { policyFragmentShape } from '../model/policy-fragment.ts';
import { productShape } from '../model/product.ts';
import { subscriptionKeysShape, subscriptionShape } from '../model/subscription.ts';

/** What a context holds, by the name of its folder. A new kind needs its line here and one in `eachKind`. */
export const SHAPES = {
  apis: apiShape,
  apiVersionSets: apiVersionSetShape,
  backends: backendShape,
  caCertificates: caCertificateShape,
  certificateKeys: certificateKeyShape,
  certificates: certificateShape,
  namedValues: namedValueShape,
  policies: policyShape,
  policyFragments: policyFragmentShape,
  products: productShape,
  subscriptionKeys: subscriptionKeysShape,
  subscriptions: subscriptionShape,
} satisfies Record<string, v.GenericSchema<unknown, { id: string }>>;

export type Kind = keyof typeof SHAPES;
export type Entity<K extends Kind> = v.InferOutput<(typeof SHAPES)[K]>;

export interface Collection<T> {
  /** Sorted by id, in the order of code units. */
  list(): T[];
  /** Those in whose values one of the words stands, in any case; a few more may come. Cheaper than a whole listing. */
  mentioning(words: readonly string[]): T[];
  /** Ids compare without case. */
  get(id: string): T | undefined;
}

export interface DraftCollection<T> extends Collection<T> {
  /** Adds the entity, or replaces the one of the same id. */
  put(entity: T): void;
  delete(id: string): void;
}

interface Opened<T> {
  reading: Collection<T>;
  drafting: DraftCollection<T>;
  listed: T[];
  held: Map<string, T>;
}

type ByKind<M extends keyof Opened<unknown>> = { readonly [K in Kind]: Opened<Entity<K>>[M] };

export const eachKind = <M extends keyof Opened<unknown>>(
  open: <K extends Kind>(kind: K) => Opened<Entity<K>>[M],
): ByKind<M> => ({
  apis: open('apis'),
  apiVersionSets: open('apiVersionSets'),
  backends: open('backends'),
  caCertificates: open('caCertificates'),
  certificateKeys: open('certificateKeys'),
  certificates: open('certificates'),
  namedValues: open('namedValues'),
  policies: open('policies'),
  policyFragments: open('policyFragments'),
  products: open('products'),
  subscriptionKeys: open('subscriptionKeys'),
  subscriptions: open('subscriptions'),
});

export type Collections = ByKind<'reading'>;
export type Draft = ByKind<'drafting'>;
export type Snapshot = ByKind<'listed'>;
/** By their ids, folded. */
export type Held = ByKind<'held'>;
