import { type Api, idOfAllRevisions, keyNamesOf } from '../../model/api.ts';
import type { Product } from '../../model/product.ts';
import type { Subscription, SubscriptionKeys } from '../../model/subscription.ts';

const folded = (id: string): string => id.toLowerCase();

/** A subscription as its key finds it, with the product that it is of. */
export interface ServedSubscription {
  readonly subscription: Subscription;
  readonly keys: SubscriptionKeys;
  /** The one of the two that was sent. */
  readonly key: string;
  /** Undefined: it is of one API, or of all. */
  readonly product: Product | undefined;
  opens(apiId: string): boolean;
}

/** By what a call to an API is let in. */
export interface ApiAccess {
  /** Of the header, in lower case for finding it and as callers are told. */
  readonly header: string;
  readonly headerName: string;
  /** Of the query's parameter, in lower case. */
  readonly query: string;
  readonly requiresKey: boolean;
  /** The one of its products that needs no subscription. */
  readonly openProduct: Product | undefined;
}

/** The subscriptions of a state by their keys, and which products hold an API. */
export class Subscriptions {
  readonly #byKey = new Map<string, ServedSubscription>();
  readonly #products: readonly Product[];

  constructor(subscriptions: readonly Subscription[], keys: readonly SubscriptionKeys[], products: readonly Product[]) {
    this.#products = products;
    const keysById = new Map(keys.map(each => [folded(each.id), each]));
    for (const subscription of subscriptions) {
      const own = keysById.get(folded(subscription.id));
      if (own === undefined) continue;
      for (const key of [own.primaryKey, own.secondaryKey])
        this.#byKey.set(key, servedSubscription(subscription, own, key, products));
    }
  }

  /** Whether there are none: no key is the right one then. */
  get areNone(): boolean {
    return this.#byKey.size === 0;
  }

  byKey(key: string): ServedSubscription | undefined {
    return this.#byKey.get(key);
  }

  /** Undefined where nothing need be looked at: neither a key nor a product. */
  accessOf(api: Api): ApiAccess | undefined {
    const openProduct = this.#products.find(product => !product.subscriptionRequired && holds(product, api.id));
    if (this.areNone && !api.subscriptionRequired && openProduct === undefined) return undefined;
    const { header, query } = keyNamesOf(api);
    return {
      header: header.toLowerCase(),
      headerName: header,
      query: query.toLowerCase(),
      requiresKey: api.subscriptionRequired,
      openProduct,
    };
  }
}

const holds = ({ apis }: Product, apiId: string): boolean => {
  const wanted = folded(idOfAllRevisions(apiId));
  return apis.some(id => folded(id) === wanted);
};

function servedSubscription(
  subscription: Subscription,
  keys: SubscriptionKeys,
  key: string,
  products: readonly Product[],
): ServedSubscription {
  const [, segment, id] = subscription.scope.split('/');
  const product = segment === 'products' ? products.find(each => folded(each.id) === folded(id ?? '')) : undefined;
  const opens = (apiId: string): boolean => {
    if (segment === 'products') return product !== undefined && holds(product, apiId);
    return id === undefined || folded(id) === folded(idOfAllRevisions(apiId));
  };
  return { subscription, keys, key, product, opens };
}
