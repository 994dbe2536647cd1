import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeApi } from '../../src/resources/apis.ts';
import { newBackend, removeBackend, setBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { removeCertificate } from '../../src/resources/certificates.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, addIdentity, startOn, startTestGateway, testStore } from './support/gateway.ts';

const toUrl = (store: Store, id: string, url: string) => newBackend(store, id, { url, protocol: 'http' });

test('a context without anything serves nothing, and takes up its first backend at /', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async () => undefined);
  const { status, body } = await send(`${gateway.url}/x`);
  assert.deepEqual([status, body], [404, '{ "statusCode": 404, "message": "Resource not found" }']);
  assert.deepEqual(gateway.overview(), []);
  await toUrl(gateway.store, 'one', `${backend.url}/base`);
  assert.equal((await send(`${gateway.url}/x`)).status, 200);
  assert.equal(backend.requests[0]?.url, '/base/x');
  assert.deepEqual(gateway.overview(), [`${gateway.url}/ -> ${backend.url}/base`]);
  assert.deepEqual(gateway.notices, [`Now served: ${gateway.url}/ -> ${backend.url}/base`]);
});

test('several backends are served each below its id, and the first API makes the rules strict', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, store => toUrl(store, 'one', `${backend.url}/1`));
  await toUrl(gateway.store, 'Two x', `${backend.url}/2`);
  assert.deepEqual(gateway.notices, [
    `No longer served: ${gateway.url}/`,
    `Now served: ${gateway.url}/Two%20x -> ${backend.url}/2`,
    `Now served: ${gateway.url}/one -> ${backend.url}/1`,
  ]);
  for (const path of ['/one/x', '/ONE/x', '/two%20x/x']) assert.equal((await send(gateway.url + path)).status, 200);
  assert.deepEqual(
    backend.requests.map(({ url }) => url),
    ['/1/x', '/1/x', '/2/x'],
  );
  assert.equal((await send(`${gateway.url}/x`)).status, 404);
  assert.equal(gateway.addressOf('two X'), `${gateway.url}/Two%20x`);
  await addApi(gateway.store, 'orders', backend.url);
  assert.equal((await send(`${gateway.url}/one/x`)).status, 404);
  assert.equal((await send(`${gateway.url}/orders`)).status, 200);
  assert.deepEqual([gateway.addressOf('one'), gateway.addressOf('Orders')], [undefined, `${gateway.url}/orders`]);
  await removeApi(gateway.store, 'orders');
  assert.equal((await send(`${gateway.url}/one/x`)).status, 200);
});

test('--backend serves that one at /, nothing once it is removed, and is refused where it is not there', async t => {
  const backend = await startPlainBackend(t, {});
  const { store, notices } = await testStore(t);
  await toUrl(store, 'one', `${backend.url}/1`);
  await toUrl(store, 'two', `${backend.url}/2`);
  await assert.rejects(startOn(t, store, notices, { onlyBackend: 'three' }), {
    code: 'NotFound',
    message: "There is no backend 'three' to serve. `apim backend list` shows those there are.",
  });
  const gateway = await startOn(t, store, notices, { onlyBackend: 'TWO' });
  await send(`${gateway.url}/x`);
  assert.equal(backend.requests[0]?.url, '/2/x');
  assert.equal((await send(`${gateway.url}/one`)).status, 200);
  assert.equal(backend.requests[1]?.url, '/2/one');
  await removeBackend(store, 'two');
  assert.equal((await send(`${gateway.url}/x`)).status, 404);
  assert.deepEqual(notices, [`No longer served: ${gateway.url}/`]);
});

test('the only certificate of a context is presented where a backend names none, and none of two', async t => {
  const [alpha, beta] = await Promise.all([clientIdentity('alpha'), clientIdentity('beta')]);
  const backend = await startBackend(t, { rejectUnauthorized: false });
  const gateway = await startTestGateway(t, async store => {
    await addCaCertificate(store, {
      id: 'root',
      file: Buffer.from((await testAuthority()).certificate),
      password: undefined,
      storeName: undefined,
    });
    await toUrl(store, 'b', backend.url);
  });
  const presented = async () => {
    assert.equal((await send(gateway.url)).status, 200);
    return backend.requests.at(-1)?.thumbprint;
  };
  assert.equal(await presented(), undefined);
  await addIdentity(gateway.store, 'alpha', alpha);
  assert.equal(await presented(), thumbprint(alpha));
  assert.deepEqual(gateway.overview(), [
    `${gateway.url}/ -> ${backend.url}, presenting client certificate 'alpha' (the only one of this context)`,
  ]);
  await addIdentity(gateway.store, 'beta', beta);
  assert.equal(await presented(), undefined);
  await setBackend(gateway.store, 'b', { credentials: { certificate: [thumbprint(beta)] } });
  assert.equal(await presented(), thumbprint(beta));
  assert.deepEqual(gateway.overview(), [`${gateway.url}/ -> ${backend.url}, presenting client certificate 'beta'`]);
  await addApi(gateway.store, 'a', backend.url);
  await setBackend(gateway.store, 'b', { credentials: { certificate: [] } });
  await removeCertificate(gateway.store, 'beta');
  assert.equal((await send(`${gateway.url}/a`)).status, 200);
  assert.equal(backend.requests.at(-1)?.thumbprint, undefined);
});

test('a backend that names a certificate which is gone is not given another', async t => {
  const [alpha, beta] = await Promise.all([clientIdentity('alpha'), clientIdentity('beta')]);
  const backend = await startBackend(t, { rejectUnauthorized: false });
  const gateway = await startTestGateway(t, async store => {
    await addIdentity(store, 'alpha', alpha);
    await addIdentity(store, 'beta', beta);
    await newBackend(store, 'b', {
      url: backend.url,
      protocol: 'http',
      tls: { validateCertificateChain: false },
      credentials: { certificateIds: ['beta'] },
    });
    await store.change(draft => draft.certificates.delete('beta'));
  });
  assert.equal((await send(gateway.url)).status, 200);
  assert.equal(backend.requests[0]?.thumbprint, undefined);
});
