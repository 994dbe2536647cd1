import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiReleasesOf } from '../../src/resources/api-releases.ts';
import { newRevision } from '../../src/resources/api-revisions.ts';
import { apiVersionSets } from '../../src/resources/api-version-sets.ts';
import { newApi, setApi } from '../../src/resources/apis.ts';
import { addApiToProduct, newProduct } from '../../src/resources/products.ts';
import { REAL_SURROUNDINGS } from '../../src/surroundings.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';

test('a release is live at once, and its revision is called by its number as before', async t => {
  const backend = await startPlainBackend(t, { handler: (request, response) => response.end(request.url) });
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: `${backend.url}/one` });
    await newRevision(store, 'orders', '2', [{ serviceUrl: `${backend.url}/two` }]);
  });
  const answers = async (): Promise<string[]> => {
    const paths = ['/x', ';rev=1/x', ';rev=2/x'];
    return Promise.all(paths.map(async path => (await send(`${gateway.url}/orders${path}`)).body));
  };
  assert.deepEqual(await answers(), ['/one/x', '/one/x', '/two/x']);
  const releases = apiReleasesOf(REAL_SURROUNDINGS);
  await releases.create(gateway.store, 'orders', undefined, { apiRevision: '2' });
  assert.deepEqual(await answers(), ['/two/x', '/one/x', '/two/x']);
  assert.equal(gateway.addressOf('orders;rev=1'), `${gateway.url}/orders;rev=1`);
  await releases.create(gateway.store, 'orders', undefined, { apiRevision: '1' });
  assert.deepEqual(await answers(), ['/one/x', '/one/x', '/two/x']);
  await setApi(gateway.store, 'orders', { path: 'shop' });
  assert.equal((await send(`${gateway.url}/shop;rev=2/x`)).body, '/two/x');
  assert.equal((await send(`${gateway.url}/orders;rev=2/x`)).status, 404);
});

test('the overview tells versions, and which APIs are called with a key', async t => {
  const gateway = await startTestGateway(t, async store => {
    await apiVersionSets.create(store, 'segment', { versioningScheme: 'Segment' });
    await apiVersionSets.create(store, 'query', { versioningScheme: 'Query', versionQueryName: 'v' });
    await apiVersionSets.create(store, 'header', { versioningScheme: 'Header', versionHeaderName: 'Api-Version' });
    for (const set of ['segment', 'query', 'header'])
      await newApi(store, set, { path: set, apiVersionSetId: set, apiVersion: 'v1', serviceUrl: 'https://a.test' });
    for (const id of ['keyed', 'open'])
      await newApi(store, id, { path: id, serviceUrl: 'https://a.test', subscriptionRequired: true });
    await newProduct(store, 'free', { subscriptionRequired: false });
    await addApiToProduct(store, 'free', 'open');
  });
  assert.deepEqual(gateway.overview(), [
    `${gateway.url}/header (Api-Version: v1) -> https://a.test`,
    `${gateway.url}/keyed -> https://a.test, with a key in Ocp-Apim-Subscription-Key`,
    `${gateway.url}/open -> https://a.test`,
    `${gateway.url}/query?v=v1 -> https://a.test`,
    `${gateway.url}/segment/v1 -> https://a.test`,
  ]);
});
