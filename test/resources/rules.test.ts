import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getApi, newApi, placeApi, removeApi, setApi } from '../../src/resources/apis.ts';
import { getBackend, newBackend, placeBackend, removeBackend, setBackend } from '../../src/resources/backends.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { emptyStore, policyOf } from './store.ts';

/** What ARM and a terminal are told of an error. */
const told = (code: string, target: string, message: string, advice: string) => ({
  name: 'UserError',
  code,
  target,
  message,
  advice,
});

const contoso = { url: 'https://contoso.com', protocol: 'http' };

test('an error tells ARM its target, and a terminal what to do besides', async t => {
  const store = await emptyStore(t);
  assert.throws(
    () => getBackend(store, 'contoso'),
    told(
      'NotFound',
      '/backends/contoso',
      "There is no backend 'contoso'.",
      "There is no backend 'contoso'. `apim backend list` shows those there are.",
    ),
  );
  await newBackend(store, 'contoso', contoso);
  await assert.rejects(
    newBackend(store, 'Contoso', contoso),
    told(
      'AlreadyExists',
      '/backends/Contoso',
      "There is a backend 'Contoso' already.",
      "There is a backend 'Contoso' already. `apim backend set --id Contoso` changes it, and --force replaces it.",
    ),
  );
});

test('what is used is not removed, and each use is named', async t => {
  const store = await emptyStore(t);
  await newBackend(store, 'contoso', contoso);
  await newApi(store, 'orders', { path: 'orders' });
  await setPolicy(store, { kind: 'api', apiId: 'orders' }, policyOf('<set-backend-service backend-id="contoso" />'));
  const heading = "The Backend 'contoso' is used by the following entities:\n  /apis/orders/policies/policy";
  await assert.rejects(
    removeBackend(store, 'contoso'),
    told('InUse', '/backends/contoso', heading, `${heading}: apim policy set --api orders --file FILE`),
  );
  await removeApi(store, 'orders');
  assert.equal((await removeBackend(store, 'CONTOSO')).id, 'contoso');
});

test('what is wrong with a member names it', async t => {
  const store = await emptyStore(t);
  await assert.rejects(
    newBackend(store, undefined, { ...contoso, url: 'contoso' }),
    error => error instanceof Error && 'target' in error && error.target === 'url',
  );
  await assert.rejects(
    newBackend(store, undefined, { ...contoso, credentials: { certificate: ['A'.repeat(40)] } }),
    told(
      'ValidationError',
      'credentials.certificate',
      `Certificate with thumbprint '${'A'.repeat(40)}' not found.`,
      `Certificate with thumbprint '${'A'.repeat(40)}' not found.`,
    ),
  );
});

test('a change changes what is given, null takes away, and of several inputs one is applied after the other', async t => {
  const store = await emptyStore(t);
  await newBackend(store, 'b', { ...contoso, title: 'B', tls: { validateCertificateName: false } });
  const changed = await setBackend(
    store,
    'b',
    { title: null },
    { tls: { maxVersion: '1.2' } },
    { url: 'http://x.test' },
  );
  assert.deepEqual(changed, {
    id: 'b',
    url: 'http://x.test',
    protocol: 'http',
    tls: { validateCertificateName: false, maxVersion: '1.2' },
  });
});

test('without an id one that is meant is replaced, and no other', async t => {
  const store = await emptyStore(t);
  const first = await placeBackend(store, undefined, contoso);
  const second = await placeBackend(store, undefined, { ...contoso, title: 'New' });
  const other = await placeBackend(store, undefined, { ...contoso, url: 'https://contoso.com/' });
  assert.deepEqual(
    [first, second, other].map(({ entity, isReplaced }) => [entity.id, isReplaced]),
    [
      ['contoso-com', false],
      ['contoso-com', true],
      ['contoso-com-2', false],
    ],
  );
});

test('an API that is replaced keeps its policy, and a path belongs to one API', async t => {
  const store = await emptyStore(t);
  await newApi(store, 'orders', { path: '/Orders/', displayName: 'Orders' });
  await setPolicy(store, { kind: 'api', apiId: 'orders' }, policyOf(''));
  const { entity } = await placeApi(store, undefined, { path: 'orders', serviceUrl: 'https://contoso.com' });
  assert.deepEqual(entity, {
    id: 'orders',
    displayName: 'orders',
    path: 'orders',
    protocols: ['https'],
    subscriptionRequired: false,
    serviceUrl: 'https://contoso.com',
    policy: policyOf(''),
  });
  await assert.rejects(
    newApi(store, 'other', { path: 'ORDERS' }),
    told(
      'AlreadyExists',
      'path',
      "Cannot create API 'other' with the same Path 'ORDERS' as API 'orders'.",
      "Cannot create API 'other' with the same Path 'ORDERS' as API 'orders'.",
    ),
  );
  assert.equal((await setApi(store, 'orders', { path: 'orders' })).path, 'orders');
  assert.deepEqual(getApi(store, 'ORDERS').id, 'orders');
});
