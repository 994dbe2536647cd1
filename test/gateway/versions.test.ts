import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiVersionSets } from '../../src/resources/api-version-sets.ts';
import { newApi, setApi } from '../../src/resources/apis.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';

const versionOf = async (url: string, headers: Record<string, string> = {}) => {
  const { status, body } = await send(url, { headers });
  return status === 200 ? body : status;
};

/** Answers its own first segment. */
const answering = (t: Parameters<typeof startPlainBackend>[0]) =>
  startPlainBackend(t, { handler: (request, response) => response.end(request.url) });

test('a version stands in the path, behind the suffix', async t => {
  const backend = await answering(t);
  const gateway = await startTestGateway(t, async store => {
    await apiVersionSets.create(store, 'orders', { versioningScheme: 'Segment' });
    for (const apiVersion of [undefined, 'v1', 'v2'])
      await newApi(store, `orders-${apiVersion ?? 'original'}`, {
        path: 'orders',
        apiVersionSetId: 'orders',
        serviceUrl: `${backend.url}/${apiVersion ?? 'original'}`,
        ...(apiVersion !== undefined && { apiVersion }),
      });
  });
  assert.equal(await versionOf(`${gateway.url}/orders/v1/x`), '/v1/x');
  assert.equal(await versionOf(`${gateway.url}/orders/V2`), '/v2');
  assert.equal(await versionOf(`${gateway.url}/orders/v3/x`), '/original/v3/x');
});

for (const [scheme, name] of [
  ['Header', 'versionHeaderName'],
  ['Query', 'versionQueryName'],
] as const)
  test(`a version stands in the ${scheme.toLowerCase()} that its set names`, async t => {
    const backend = await answering(t);
    const gateway = await startTestGateway(t, async store => {
      await apiVersionSets.create(store, 'set', { versioningScheme: scheme, [name]: 'Api-Version' });
      for (const apiVersion of ['v1', 'v2'])
        await newApi(store, apiVersion, {
          path: 'orders',
          apiVersionSetId: 'set',
          apiVersion,
          serviceUrl: `${backend.url}/${apiVersion}`,
        });
    });
    const asked = (version: string) =>
      scheme === 'Header'
        ? versionOf(`${gateway.url}/orders/x`, { 'api-version': version })
        : versionOf(`${gateway.url}/orders/x?api-version=${version}`);
    assert.equal(await asked('v1'), scheme === 'Header' ? '/v1/x' : '/v1/x?api-version=v1');
    assert.equal(await asked('v2'), scheme === 'Header' ? '/v2/x' : '/v2/x?api-version=v2');
    assert.equal(await asked('V2'), 404);
    assert.equal(await versionOf(`${gateway.url}/orders/x`), 404);
    await newApi(gateway.store, 'original', {
      path: 'orders',
      apiVersionSetId: 'set',
      serviceUrl: `${backend.url}/original`,
    });
    assert.equal(await versionOf(`${gateway.url}/orders/x`), '/original/x');
  });

test('a revision is called by its number behind the path of its API', async t => {
  const backend = await answering(t);
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'shop/orders', serviceUrl: `${backend.url}/one` });
    await newApi(store, 'orders;rev=2', {
      path: 'shop/orders',
      apiRevision: '2',
      isCurrent: false,
      serviceUrl: `${backend.url}/two`,
    });
  });
  assert.equal(await versionOf(`${gateway.url}/shop/orders/x`), '/one/x');
  assert.equal(await versionOf(`${gateway.url}/shop/orders;rev=1/x`), '/one/x');
  assert.equal(await versionOf(`${gateway.url}/shop/Orders;rev=2/x?y`), '/two/x?y');
  assert.equal(await versionOf(`${gateway.url}/shop/orders;rev=2`), '/two');
  assert.equal(await versionOf(`${gateway.url}/shop/orders;rev=3/x`), 404);
  assert.equal(await versionOf(`${gateway.url}/shop/orders/a;rev=2/x`), '/one/a;rev=2/x');
  await setApi(gateway.store, 'orders;rev=2', { isOnline: false });
  assert.equal(await versionOf(`${gateway.url}/shop/orders;rev=2/x`), 404);
});

test('two APIs of one path are refused unless they are versions or revisions of one', async t => {
  const { store } = await startTestGateway(t, async () => undefined);
  await newApi(store, 'a', { path: 'orders' });
  await assert.rejects(newApi(store, 'b', { path: 'Orders' }), {
    message: "Cannot create API 'b' with the same Path 'Orders' as API 'a'.",
  });
  await apiVersionSets.create(store, 'set', { versioningScheme: 'Segment' });
  await setApi(store, 'a', { apiVersionSetId: 'set', apiVersion: 'v1' });
  await newApi(store, 'b', { path: 'orders', apiVersionSetId: 'set', apiVersion: 'v2' });
  await assert.rejects(newApi(store, 'c', { path: 'orders', apiVersionSetId: 'set', apiVersion: 'v2' }), {
    message: "Cannot create API 'c' with the same Path 'orders' as API 'b'.",
  });
  await assert.rejects(newApi(store, 'd', { path: 'd', apiVersionSetId: 'nowhere' }), {
    message: "There is no API version set 'nowhere'.",
  });
  await assert.rejects(apiVersionSets.remove(store, 'set'), {
    message: /is used by the following entities:\n {2}\/apis\/a/,
  });
});
