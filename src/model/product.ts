import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';

export const PRODUCT_STATES = ['notPublished', 'published'] as const;

/** What is subscribed to, with what belongs to it. https://learn.microsoft.com/rest/api/apimanagement/product/create-or-update */
export const productShape = v.strictObject({
  id: identifier(256),
  displayName: text(1, 300),
  description: v.exactOptional(text(0, 1000)),
  terms: v.exactOptional(v.string()),
  /** False: its APIs need no key. */
  subscriptionRequired: v.boolean(),
  approvalRequired: v.exactOptional(v.boolean()),
  subscriptionsLimit: v.exactOptional(
    v.pipe(v.number('must be a number.'), v.integer('must be a whole number.'), v.minValue(0, 'must not be below 0.')),
  ),
  state: v.picklist(PRODUCT_STATES, 'must be notPublished or published.'),
  /** The ids of its APIs, sorted. */
  apis: v.pipe(
    v.array(v.string()),
    v.transform(ids => [...new Set(ids)].sort()),
  ),
  groups: v.exactOptional(v.array(v.string())),
  tags: v.exactOptional(v.array(v.string())),
  /** The policy document of its scope, as typed (rawxml). */
  policy: v.exactOptional(v.string()),
});
export type Product = v.InferOutput<typeof productShape>;

export const PRODUCT = {
  segment: 'products',
  noun: 'product',
  article: 'a',
  command: 'product',
  properties: ({ id: _, policy: __, apis: ___, groups: ____, tags: _____, ...properties }: Product) => properties,
} as const satisfies Described<Product, object>;
