import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setApi } from '../../src/resources/apis.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, type TestIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';

const trustRoot = async (store: Store) =>
  addCaCertificate(store, {
    id: 'root',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });

const presented = async (url: string): Promise<string> => JSON.parse((await send(url)).body).thumbprint;

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`two certificates for one backend are never mixed up, nor on resumed sessions (${version})`, async t => {
    const [alpha, beta] = await Promise.all([clientIdentity('alpha'), clientIdentity('beta')]);
    let resumed = 0;
    const backend = await startBackend(t, {
      minVersion: version,
      maxVersion: version,
      handler: (request, response) => {
        const { socket } = request;
        if ('isSessionReused' in socket && typeof socket.isSessionReused === 'function' && socket.isSessionReused())
          resumed += 1;
        const certificate =
          'getPeerCertificate' in socket && typeof socket.getPeerCertificate === 'function'
            ? socket.getPeerCertificate()
            : {};
        response.setHeader('connection', 'close');
        response.end(JSON.stringify({ thumbprint: String(certificate.fingerprint).replaceAll(':', '') }));
      },
    });
    const gateway = await startTestGateway(t, async store => {
      await trustRoot(store);
      await addIdentity(store, 'alpha', alpha);
      await addIdentity(store, 'beta', beta);
      await addApi(store, 'a', backend.url, 'alpha');
      await addApi(store, 'b', backend.url, 'beta');
    });
    const expected: Record<string, TestIdentity> = { a: alpha, b: beta };
    const ask = async (api: string) => ({ api, thumbprint: await presented(`${gateway.url}/${api}`) });
    const seen: { api: string; thumbprint: string }[] = [];
    for (let round = 0; round < 10; round += 1) {
      seen.push(...(await Promise.all(['a', 'b', 'b', 'a', 'a', 'b', 'a', 'b'].map(ask))));
    }
    assert.deepEqual(
      seen,
      seen.map(({ api }) => ({ api, thumbprint: thumbprint(expected[api] ?? alpha) })),
    );
    assert.ok(resumed > 20, `only ${resumed} sessions were resumed`);
  });
}

test('the intermediates are sent with the leaf', async t => {
  const client = await clientIdentity('deep', { issuer: 'intermediate' });
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await trustRoot(store);
    await addIdentity(store, 'deep', client);
    await addApi(store, 'a', backend.url, 'deep');
  });
  // The backend refuses whom it cannot trace to the root, the only CA that it knows.
  assert.equal(await presented(`${gateway.url}/a`), thumbprint(client));
});

test('a policy names the certificate by id or by thumbprint, and comes before the entity', async t => {
  const [alpha, beta] = await Promise.all([clientIdentity('alpha'), clientIdentity('beta')]);
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await trustRoot(store);
    await addIdentity(store, 'alpha', alpha);
    await addIdentity(store, 'beta', beta);
    await newBackend(store, 'partner', {
      url: backend.url,
      protocol: 'http',
      credentials: { certificateIds: ['beta'] },
    });
    await addApi(store, 'entity', backend.url);
    await addApi(store, 'id', backend.url, 'alpha');
    await addApi(store, 'thumbprint', backend.url, thumbprint(alpha));
  });
  assert.equal(await presented(`${gateway.url}/entity`), thumbprint(beta));
  assert.equal(await presented(`${gateway.url}/id`), thumbprint(alpha));
  assert.equal(await presented(`${gateway.url}/thumbprint`), thumbprint(alpha));
});

test('that an entity alone chose the certificate is told once for each entity', async t => {
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await trustRoot(store);
    await addIdentity(store, 'client', await clientIdentity('client'));
    await newBackend(store, 'partner', {
      url: backend.url,
      protocol: 'http',
      credentials: { certificateIds: ['client'] },
    });
    await addApi(store, 'orders', backend.url);
  });
  await send(`${gateway.url}/orders`);
  await send(`${gateway.url}/orders`);
  await gateway.logged(/orders/);
  assert.match(
    gateway.lines[0] ?? '',
    / - Client certificate 'client' is presented because backend 'partner' names it; Azure may not do so without a policy\. To be sure: apim api set --id orders --certificate client$/,
  );
  assert.doesNotMatch(gateway.lines[1] ?? '', / - /);
  await setApi(gateway.store, 'orders', { certificate: 'client' });
  assert.equal((await send(`${gateway.url}/orders`)).status, 200);
});
