import type { Api } from '../model/api.ts';
import type { Draft } from '../store/store.ts';
import { type ApiInput, apis, apisWithin } from './apis.ts';
import { putApiIntoProduct } from './products.ts';
import type { Resources } from './resource-type.ts';

/** What is given of an API, with the products that it is put into. */
export type NewApiInput = ApiInput & { readonly productIds?: readonly string[] | undefined };

/** APIs that go into their products with the same change. */
export const apisInProducts: Resources<'apis', NewApiInput> = {
  ...apis,
  create: (store, id, ...inputs) =>
    store.change(draft => intoProducts(draft, apisWithin(draft).create(id, inputs.map(ofApi)), inputs)),
  place: (store, id, ...inputs) =>
    store.change(draft => {
      const placed = apisWithin(draft).place(id, inputs.map(ofApi));
      intoProducts(draft, placed.entity, inputs);
      return placed;
    }),
};

const ofApi = ({ productIds: _, ...input }: NewApiInput): ApiInput => input;

function intoProducts(draft: Draft, api: Api, inputs: readonly NewApiInput[]): Api {
  for (const productId of inputs.flatMap(({ productIds }) => productIds ?? []))
    putApiIntoProduct(draft, productId, api.id);
  return api;
}
