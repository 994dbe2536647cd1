import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newApi, setApi } from '../../src/resources/apis.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { addApiToProduct, newProduct, setProduct } from '../../src/resources/products.ts';
import { regenerateKey, subscriptionsOf } from '../../src/resources/subscriptions.ts';
import type { Store } from '../../src/store/store.ts';
import { REAL_SURROUNDINGS } from '../../src/surroundings.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';

const subscriptions = subscriptionsOf(REAL_SURROUNDINGS);
const HEADER = 'Ocp-Apim-Subscription-Key';

const MISSING =
  '{ "statusCode": 401, "message": "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API." }';
const INVALID =
  '{ "statusCode": 401, "message": "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription." }';

const subscribe = (store: Store, id: string, scope: string) =>
  subscriptions.create(store, id, { scope, primaryKey: `${id}-1`, secondaryKey: `${id}-2` });

test('an API that needs a key answers 401 in Azure’s bytes without one and with a wrong one', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url, subscriptionRequired: true });
    await subscribe(store, 'mine', '/apis/orders');
  });
  const missing = await send(`${gateway.url}/orders/x`);
  assert.deepEqual([missing.status, missing.statusText, missing.body], [401, 'Access Denied', MISSING]);
  assert.equal(missing.headers['content-length'], '152');
  assert.equal(
    missing.headers['www-authenticate'],
    `AzureApiManagementKey realm="${gateway.url}/orders",name="Ocp-Apim-Subscription-Key",type="header"`,
  );
  const wrong = await send(`${gateway.url}/orders/x`, { headers: { [HEADER]: 'mine-3' } });
  assert.deepEqual([wrong.status, wrong.body, wrong.headers['content-length']], [401, INVALID, '143']);
  assert.equal(backend.requests.length, 0);
});

test('both keys open it, by header or query; the header goes first, and the key goes on to the backend', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url, subscriptionRequired: true });
    await subscribe(store, 'mine', '/apis/orders');
  });
  const status = async (query: string, headers: Record<string, string> = {}) =>
    (await send(`${gateway.url}/orders/x${query}`, { headers })).status;
  assert.equal(await status('', { [HEADER]: 'mine-1' }), 200);
  assert.equal(backend.requests.at(-1)?.headers['ocp-apim-subscription-key'], 'mine-1');
  assert.equal(await status('?subscription-key=mine-2&a=1'), 200);
  assert.equal(backend.requests.at(-1)?.url, '/x?subscription-key=mine-2&a=1');
  assert.equal(await status('?Subscription-Key=mine-2'), 200);
  assert.equal(await status('?subscription-key=mine-2', { [HEADER]: 'wrong' }), 401);
  assert.equal(await status('?subscription-key='), 401);
  await regenerateKey(gateway.store, REAL_SURROUNDINGS, 'mine', 'primary');
  assert.equal(await status('', { [HEADER]: 'mine-1' }), 401);
  assert.equal(await status('', { [HEADER]: 'mine-2' }), 200);
});

test('an API has names of its own for its key', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', {
      path: 'orders',
      serviceUrl: backend.url,
      subscriptionRequired: true,
      subscriptionKeyParameterNames: { header: 'X-Key' },
    });
    await subscribe(store, 'mine', '/apis');
  });
  assert.equal((await send(`${gateway.url}/orders`, { headers: { 'x-key': 'mine-1' } })).status, 200);
  assert.equal((await send(`${gateway.url}/orders?subscription-key=mine-1`)).status, 200);
  const refused = await send(`${gateway.url}/orders`, { headers: { [HEADER]: 'mine-1' } });
  assert.equal(refused.body, MISSING);
  assert.match(refused.headers['www-authenticate'] ?? '', /name="X-Key"/);
});

test('a key opens what its subscription is for, while it is active and within its dates', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    for (const id of ['a', 'b'])
      await newApi(store, id, { path: id, serviceUrl: backend.url, subscriptionRequired: true });
    await newProduct(store, 'starter', {});
    await addApiToProduct(store, 'starter', 'a');
    await subscribe(store, 'of-a', '/apis/A');
    await subscribe(store, 'of-product', '/products/starter');
    await subscribe(store, 'of-all', '/apis');
    await subscribe(store, 'master', '/subscriptions/x/resourceGroups/g/providers/p/service/s/');
  });
  const status = async (api: string, key: string) =>
    (await send(`${gateway.url}/${api}`, { headers: { [HEADER]: key } })).status;
  for (const [key, a, b] of [
    ['of-a-1', 200, 401],
    ['of-product-2', 200, 401],
    ['of-all-1', 200, 200],
    ['master-1', 200, 200],
  ] as const)
    assert.deepEqual([await status('a', key), await status('b', key)], [a, b], key);
  for (const change of [
    { state: 'suspended' },
    { state: 'active', expirationDate: '2020-01-01T00:00:00Z' },
    { expirationDate: null, startDate: '2999-01-01T00:00:00Z' },
  ]) {
    await subscriptions.change(gateway.store, 'of-a', change);
    assert.equal(await status('a', 'of-a-1'), 401, JSON.stringify(change));
  }
  await subscriptions.change(gateway.store, 'of-a', { startDate: null });
  assert.equal(await status('a', 'of-a-1'), 200);
});

test('an open product lets its APIs be called without a key, and a wrong key is refused all the same', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url, subscriptionRequired: true });
    await newProduct(store, 'open', { subscriptionRequired: false });
    await addApiToProduct(store, 'open', 'orders');
    await subscribe(store, 'mine', '/products/open');
    await setPolicy(
      store,
      { kind: 'product', productId: 'open' },
      '<policies><inbound><base /><set-header name="X-Product"><value>@(context.Product.Id + " " + context.Product.Apis.Count() + " " + (context.Subscription == null))</value></set-header></inbound><backend><base /></backend><outbound /><on-error /></policies>',
    );
  });
  assert.equal((await send(`${gateway.url}/orders`)).status, 200);
  assert.equal(backend.requests.at(-1)?.headers['x-product'], 'open 1 True');
  assert.equal((await send(`${gateway.url}/orders`, { headers: { [HEADER]: 'mine-1' } })).status, 200);
  assert.equal(backend.requests.at(-1)?.headers['x-product'], 'open 1 False');
  assert.equal((await send(`${gateway.url}/orders`, { headers: { [HEADER]: 'wrong' } })).body, INVALID);
  await setProduct(gateway.store, 'open', { subscriptionRequired: true });
  assert.equal((await send(`${gateway.url}/orders`)).body, MISSING);
});

test('a product’s policies apply with its own key only, between those of the service and of the API', async t => {
  const backend = await startPlainBackend(t, {});
  const trail = (name: string) =>
    `<set-header name="X-Trail" exists-action="append"><value>${name}</value></set-header>`;
  const document = (name: string) =>
    `<policies><inbound><base />${trail(name)}</inbound><backend><base /></backend><outbound /><on-error /></policies>`;
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url });
    for (const id of ['one', 'two']) {
      await newProduct(store, id, {});
      await addApiToProduct(store, id, 'orders');
      await subscribe(store, `of-${id}`, `/products/${id}`);
      await setPolicy(store, { kind: 'product', productId: id }, document(id));
    }
    await subscribe(store, 'of-api', '/apis/orders');
    await setPolicy(
      store,
      { kind: 'global' },
      `<policies><inbound>${trail('global')}</inbound><backend><forward-request /></backend><outbound /><on-error /></policies>`,
    );
    await setPolicy(store, { kind: 'api', apiId: 'orders' }, document('api'));
  });
  const trailOf = async (headers: Record<string, string>) => {
    assert.equal((await send(`${gateway.url}/orders`, { headers })).status, 200);
    return backend.requests.at(-1)?.headers['x-trail'];
  };
  assert.equal(await trailOf({ [HEADER]: 'of-one-1' }), 'global,one,api');
  assert.equal(await trailOf({ [HEADER]: 'of-two-1' }), 'global,two,api');
  assert.equal(await trailOf({ [HEADER]: 'of-api-1' }), 'global,api');
  assert.equal(await trailOf({}), 'global,api');
});

test('expressions see the subscription, and on-error why a key was refused', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url, subscriptionRequired: true });
    await subscribe(store, 'mine', '/apis/orders');
    await setPolicy(
      store,
      { kind: 'api', apiId: 'orders' },
      `<policies><inbound><base /><set-header name="X-Subscription"><value>@(context.Subscription.Id + " " + context.Subscription.Name + " " + (context.Subscription.Key == context.Subscription.SecondaryKey))</value></set-header></inbound><backend><base /></backend><outbound />
      <on-error><set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason + " " + context.LastError.Message)</value></set-header></on-error></policies>`,
    );
  });
  await send(`${gateway.url}/orders`, { headers: { [HEADER]: 'mine-2' } });
  assert.equal(backend.requests.at(-1)?.headers['x-subscription'], 'mine mine True');
  assert.equal(
    (await send(`${gateway.url}/orders`)).headers['x-error'],
    'authorization SubscriptionKeyNotFound Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.',
  );
  const wrong = await send(`${gateway.url}/orders`, { headers: { [HEADER]: 'no' } });
  assert.match(wrong.headers['x-error']?.toString() ?? '', /^authorization SubscriptionKeyInvalid Access denied/);
});

test('while there is no subscription, a key sent to an API that needs none is not looked at', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, store =>
    newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url }),
  );
  const sent = { headers: { [HEADER]: 'from Azure' } };
  assert.equal((await send(`${gateway.url}/orders`, sent)).status, 200);
  await subscribe(gateway.store, 'mine', '/apis/orders');
  assert.equal((await send(`${gateway.url}/orders`, sent)).body, INVALID);
  await setApi(gateway.store, 'orders', { subscriptionRequired: true });
  await subscriptions.remove(gateway.store, 'mine');
  assert.equal((await send(`${gateway.url}/orders`, sent)).body, INVALID);
});

test('rate-limit and quota of a product count each subscription by itself', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url, subscriptionRequired: true });
    await newProduct(store, 'p', {});
    await addApiToProduct(store, 'p', 'orders');
    for (const id of ['one', 'two']) await subscribe(store, id, '/products/p');
    await setPolicy(
      store,
      { kind: 'product', productId: 'p' },
      '<policies><inbound><base /><rate-limit calls="1" renewal-period="300"><api id="orders" calls="1" renewal-period="300" /></rate-limit><quota calls="5" renewal-period="604800" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>',
    );
  });
  const answer = (key: string) => send(`${gateway.url}/orders`, { headers: { [HEADER]: key } });
  assert.equal((await answer('one-1')).status, 200);
  const refused = await answer('one-2');
  assert.equal(refused.status, 429);
  const seconds = refused.headers['retry-after'];
  assert.match(seconds ?? '', /^(?:299|300)$/);
  assert.equal(
    refused.body,
    `{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in ${seconds} seconds." }`,
  );
  assert.equal((await answer('two-1')).status, 200);
  await setPolicy(
    gateway.store,
    { kind: 'product', productId: 'p' },
    '<policies><inbound><quota calls="1" renewal-period="0" /></inbound><backend><base /></backend><outbound /><on-error /></policies>',
  );
  assert.equal((await answer('two-1')).status, 403);
  assert.equal((await answer('two-1')).body, '{ "statusCode": 403, "message": "Out of call volume quota." }');
  assert.equal(gateway.records.at(-1)?.apimSubscriptionId, 'two');
  assert.equal(gateway.records.at(-1)?.productId, 'p');
});
