import { UserError } from '../errors.ts';
import { type Api, idOfAllRevisions } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import { PRODUCT, type Product } from '../model/product.ts';
import type { Collections, Draft, Store } from '../store/store.ts';
import { getApi } from './apis.ts';
import { type Given, lastGiven, type ResourceType, resourcesOf, setChangesIt } from './resource-type.ts';
import { word } from './shell-word.ts';
import type { User } from './users.ts';

/** What is given of a product; its APIs are put in and taken out one by one. */
export type ProductInput = Given<Omit<Product, 'apis' | 'policy'>>;

const RULES: ResourceType<'products', ProductInput> = {
  ...PRODUCT,
  kind: 'products',
  idText: inputs => displayNameIn(inputs) ?? '',
  whenTaken: id => setChangesIt(PRODUCT, id),
  isMeant: (there, inputs) => there.displayName === displayNameIn(inputs),
  // What belongs to it and is no member of its own stays.
  begin: (id, replaced) => ({
    id,
    displayName: id,
    subscriptionRequired: true,
    state: 'notPublished',
    apis: replaced?.apis ?? [],
    ...(replaced?.policy === undefined ? {} : { policy: replaced.policy }),
  }),
  members: (_state, input) => input,
  check: requireOneOpenProduct,
  users: (state, product) => productUsers(state, product),
};

const products = resourcesOf(RULES);
/** Without an id, `--force` means the product of the same name. */
export const {
  get: getProduct,
  create: newProduct,
  place: placeProduct,
  change: setProduct,
  remove: removeProduct,
} = products;
export { products };

const displayNameIn = (inputs: readonly ProductInput[]) => lastGiven(inputs, ({ displayName }) => displayName);

/** Answers the product; nothing changes where the API is in it already. All revisions of an API are in it together. */
export const addApiToProduct = (store: Store, productId: string, apiId: string): Promise<Product> =>
  store.change(draft => {
    const id = idOfAllRevisions(getApi(draft, apiId).id);
    const product = getProduct(draft, productId);
    return put(draft, { ...product, apis: [...otherThan(product, id), id].sort() });
  });

/** Throws NotFound where the API is not in it. */
export const removeApiFromProduct = (store: Store, productId: string, apiId: string): Promise<Product> =>
  store.change(draft => {
    const product = getProduct(draft, productId);
    const apis = otherThan(product, idOfAllRevisions(apiId));
    if (apis.length === product.apis.length)
      throw new UserError('NotFound', `API '${apiId}' is not in product '${product.id}'.`, {
        target: `/products/${product.id}/apis/${apiId}`,
        remedy: `\`apim product show ${word(product.id)}\` lists its APIs.`,
      });
    return put(draft, { ...product, apis });
  });

function put(draft: Draft, product: Product): Product {
  requireOneOpenProduct(draft, product);
  draft.products.put(product);
  return product;
}

const otherThan = ({ apis }: Product, id: string): string[] => apis.filter(each => !sameId(each, id));

export const productsOf = (state: Pick<Collections, 'products'>, { id }: Pick<Api, 'id'>): Product[] =>
  state.products.list().filter(({ apis }) => apis.some(each => sameId(each, idOfAllRevisions(id))));

/** "An API can be in at most one open product": https://learn.microsoft.com/azure/api-management/api-management-subscriptions */
function requireOneOpenProduct(state: Pick<Collections, 'products'>, next: Product): void {
  if (next.subscriptionRequired) return;
  const others = state.products
    .list()
    .filter(({ id, subscriptionRequired }) => !subscriptionRequired && !sameId(id, next.id));
  for (const other of others) {
    const both = next.apis.find(api => other.apis.some(each => sameId(each, api)));
    if (both === undefined) continue;
    const message = `API '${both}' is in product '${other.id}', which needs no subscription either: an API may be in one such product.`;
    throw new UserError('ValidationError', message, { target: 'subscriptionRequired' });
  }
}

const productUsers = ({ subscriptions }: Collections, { id }: Product): User[] =>
  subscriptions
    .list()
    .filter(({ scope }) => sameId(scope, `/products/${id}`))
    .map(subscription => ({
      name: `/subscriptions/${subscription.id}`,
      command: `apim subscription remove --id ${word(subscription.id)}`,
    }));
