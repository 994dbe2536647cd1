import assert from 'node:assert/strict';
import http from 'node:http';
import { type TestContext, test } from 'node:test';
import { removeApi, setApi } from '../../src/resources/apis.ts';
import { newBackend, removeBackend, setBackend } from '../../src/resources/backends.ts';
import { addCaCertificate, removeCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setCertificate } from '../../src/resources/certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, pfxOf, type TestIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';

interface Seen {
  readonly status: number;
  /** What the backend received; undefined where the gateway failed. */
  readonly url: string | undefined;
  readonly thumbprint: string | undefined;
}

/** Connections that each have one request under way, until `stop`, which answers all that was seen. */
function loadOn(t: TestContext, urls: readonly string[]): { stop(): Promise<Seen[]> } {
  const agent = new http.Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const seen: Seen[] = [];
  let isOver = false;
  const one = async (url: string): Promise<void> => {
    while (!isOver) {
      const { status, body } = await send(url, { agent });
      seen.push({ status, ...(status === 200 ? JSON.parse(body) : {}) });
    }
  };
  const running = urls.map(one);
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(running);
      return seen;
    },
  };
}

const addCa = async (store: Store, id: string, certificate: string) =>
  addCaCertificate(store, { id, file: Buffer.from(certificate), password: undefined, storeName: undefined });

const replacement = (identity: TestIdentity) => ({ pfx: pfxOf(identity, 'secret'), password: 'secret' });

test('no request fails while certificates, APIs, backends, policies and CAs come, change and go', async t => {
  const backend = await startBackend(t, {});
  const [odd, even] = await Promise.all([clientIdentity('odd'), clientIdentity('even')]);
  const other = await clientIdentity('other', { issuer: 'self' });
  const gateway = await startTestGateway(t, async store => {
    await addCa(store, 'root', (await testAuthority()).certificate);
    await addIdentity(store, 'client', even);
    await addApi(store, 'one', backend.url, 'client');
    await newBackend(store, 'named', { url: backend.url, protocol: 'http' });
    await addApi(store, 'two', backend.url, 'client');
    await setPolicy(store, { kind: 'api', apiId: 'two' }, presenting('<set-backend-service backend-id="named"/>'));
  });
  const { store } = gateway;
  const load = loadOn(
    t,
    ['one/x', 'one/y', 'two/x', 'two/y'].map(path => `${gateway.url}/${path}`),
  );
  for (let round = 0; round < 8; round += 1) {
    await setCertificate(store, 'client', replacement(round % 2 === 0 ? odd : even));
    await addApi(store, 'passing', backend.url, 'client');
    await newBackend(store, 'passing', { url: `${backend.url}/passing`, protocol: 'http' });
    await addCa(store, 'other', other.certificate);
    await setBackend(store, 'named', { url: `${backend.url}/${round}` });
    await setApi(store, 'one', { displayName: `round ${round}` });
    const { status, body } = await send(`${gateway.url}/two/z`);
    assert.equal(status, 200);
    const expected = { url: `/${round}/z`, thumbprint: thumbprint(round % 2 === 0 ? odd : even) };
    const { url, thumbprint: presented } = JSON.parse(body);
    assert.deepEqual({ url, thumbprint: presented }, expected);
    await removeBackend(store, 'passing');
    await removeApi(store, 'passing');
    await removeCaCertificate(store, 'other');
  }
  const seen = await load.stop();
  assert.ok(seen.length > 50, `${seen.length} requests`);
  assert.deepEqual(
    seen.filter(({ status }) => status !== 200),
    [],
  );
  assert.deepEqual(
    gateway.notices.filter(line => line.includes('gateway')),
    [],
  );
});

const presenting = (inbound: string): string =>
  `<policies><inbound><base/><authentication-certificate certificate-id="client"/>${inbound}</inbound>` +
  '<backend><base/></backend><outbound><base/></outbound><on-error><base/></on-error></policies>';

test('no request sees the path of one configuration with the certificate of another', async t => {
  const backend = await startBackend(t, {});
  const identities = await Promise.all(['even', 'odd'].map(name => clientIdentity(name)));
  const gateway = await startTestGateway(t, async store => {
    await addCa(store, 'root', (await testAuthority()).certificate);
    for (const [index, identity] of identities.entries()) await addIdentity(store, `c${index}`, identity);
    await addApi(store, 'a', `${backend.url}/0`, 'c0');
  });
  const load = loadOn(
    t,
    [1, 2, 3, 4].map(() => `${gateway.url}/a`),
  );
  for (let round = 1; round <= 40; round += 1)
    await setApi(gateway.store, 'a', { serviceUrl: `${backend.url}/${round}`, certificate: `c${round % 2}` });
  const seen = await load.stop();
  const thumbprints = identities.map(thumbprint);
  const mixed = seen.filter(({ url, thumbprint }) => thumbprint !== thumbprints[Number(url?.slice(1)) % 2]);
  assert.deepEqual(mixed, []);
  assert.ok(new Set(seen.map(({ url }) => url)).size > 10);
});
