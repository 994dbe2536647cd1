import { newApi } from '../../src/resources/apis.ts';
import { operations } from '../../src/resources/operations.ts';
import { addApiToProduct, newProduct } from '../../src/resources/products.ts';
import { subscriptionsOf } from '../../src/resources/subscriptions.ts';
import type { Store } from '../../src/store/store.ts';
import { REAL_SURROUNDINGS } from '../../src/surroundings.ts';

/** Of the subscription to the product that the API is in. */
export const KEY = 'made-up-key-of-a-subscription';

/** An API in a product, with operations whose parameters are those that the document names. */
export async function setTheStage(store: Store, text: string): Promise<void> {
  await newApi(store, 'made-up', { path: 'made-up', serviceUrl: 'https://backend.made-up.test' });
  const urlTemplate = ['/a/b', ...parametersIn(text).map(name => `{${name}}`)].join('/');
  for (const method of ['GET', 'POST']) await operations.create(store, 'made-up', method, { method, urlTemplate });
  await newProduct(store, 'made-up', { state: 'published' });
  await addApiToProduct(store, 'made-up', 'made-up');
  await subscriptionsOf(REAL_SURROUNDINGS).create(store, 'made-up', { scope: '/products/made-up', primaryKey: KEY });
}

export const pathFor = (text: string): string =>
  ['/made-up/a/b', ...parametersIn(text).map((_, index) => String(index + 1))].join('/');

/** Those of an operation's template that expressions read and paths name. */
function parametersIn(text: string): string[] {
  const paths = [...text.matchAll(/<rewrite-uri\b[\s\S]*?\/>/g)].map(([path]) => path).join('\n');
  const named = [
    ...paths.matchAll(/(?<!\{)\{([A-Za-z][\w-]*)\}(?!\})/g),
    ...text.matchAll(/MatchedParameters(?:\.GetValueOrDefault)?[([]\s*(?:"|&quot;)([\w-]+)/g),
  ];
  return [...new Set(named.flatMap(([, name]) => name ?? []))];
}
