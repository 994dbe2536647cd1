import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { removeApi, setApi } from '../../src/resources/apis.ts';
import { newBackend, removeBackend, setBackend } from '../../src/resources/backends.ts';
import { addCaCertificate, removeCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setCertificate } from '../../src/resources/certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, pfxOf, serverIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { begin, responseTo, send } from './support/client.ts';
import { addApi, addIdentity, startOn, startTestGateway, testStore } from './support/gateway.ts';

const addRoot = async (store: Store) =>
  addCaCertificate(store, {
    id: 'root',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });

const pfx = async (commonName: string) => {
  const identity = await clientIdentity(commonName);
  return { identity, input: { pfx: pfxOf(identity, 'secret'), password: 'secret' } };
};

test('a certificate that is replaced is presented to the next request, on connections of its own', async t => {
  const backend = await startBackend(t, {});
  const [before, after] = await Promise.all([clientIdentity('before'), pfx('after')]);
  const gateway = await startTestGateway(t, async store => {
    await addRoot(store);
    await addIdentity(store, 'client', before);
    await addApi(store, 'a', backend.url, 'client');
  });
  for (const _ of [1, 2, 3]) await send(`${gateway.url}/a`);
  await setCertificate(gateway.store, 'client', after.input);
  for (const _ of [1, 2, 3]) await send(`${gateway.url}/a`);
  assert.deepEqual(
    backend.requests.map(request => request.thumbprint),
    [before, before, before, after.identity, after.identity, after.identity].map(thumbprint),
  );
  assert.deepEqual(gateway.notices, []);
});

test('a request in flight finishes on what it began with, and then no connection is left to what is gone', async t => {
  let held: ServerResponse | undefined;
  const sockets: Socket[] = [];
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>(resolve => {
    arrive = resolve;
  });
  const old = await startPlainBackend(t, {
    handler: (request, response) => {
      sockets.push(request.socket);
      if (request.url !== '/held') return void response.end('old');
      held = response;
      arrive();
    },
  });
  const young = await startPlainBackend(t, { handler: (_request, response) => void response.end('new') });
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: old.url, protocol: 'http' }));
  assert.equal((await send(gateway.url)).body, 'old');
  const outgoing = begin(`${gateway.url}/held`, {});
  outgoing.end();
  await arrival;
  await setBackend(gateway.store, 'b', { url: young.url });
  assert.equal((await send(gateway.url)).body, 'new');
  const closed = Promise.all([...new Set(sockets)].map(socket => once(socket, 'close')));
  held?.end('old');
  const incoming = await responseTo(outgoing);
  const [body] = await once(incoming, 'data');
  assert.equal(String(body), 'old');
  await closed;
});

test('connections of what did not change go on over a change', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', backend.url);
  });
  await send(`${gateway.url}/a`);
  for (const path of ['b', 'c']) {
    await addApi(gateway.store, path, 'http://127.0.0.1:1');
    await send(`${gateway.url}/a`);
  }
  assert.equal(backend.connections(), 1);
});

test('APIs, policies and CA certificates are live when the change has returned', async t => {
  const backend = await startBackend(t, { requestCert: false });
  const gateway = await startTestGateway(t, async () => undefined);
  const status = async (path: string) => (await send(gateway.url + path)).status;
  await addApi(gateway.store, 'a', backend.url);
  assert.equal(await status('/a'), 500);
  await addRoot(gateway.store);
  assert.equal(await status('/a'), 200);
  await setApi(gateway.store, 'a', { path: 'other/a' });
  assert.deepEqual([await status('/a'), await status('/other/a')], [404, 200]);
  await setPolicy(
    gateway.store,
    { kind: 'api', apiId: 'a' },
    '<policies><inbound/><backend/><outbound/><on-error/></policies>',
  );
  const { status: empty, body, headers } = await send(`${gateway.url}/other/a`);
  assert.deepEqual([empty, body, headers['content-length']], [200, '', '0']);
  await setPolicy(
    gateway.store,
    { kind: 'api', apiId: 'a' },
    '<policies><inbound/><backend><base/></backend></policies>',
  );
  await removeCaCertificate(gateway.store, 'root');
  assert.equal(await status('/other/a'), 500);
  await removeApi(gateway.store, 'a');
  assert.equal(await status('/other/a'), 404);
  assert.equal(backend.requests.length, 2);
});

test('50 changes, each seen by the request after it, under load', async t => {
  const [one, two] = await Promise.all([startPlainBackend(t, {}), startPlainBackend(t, {})]);
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: one.url, protocol: 'http' }));
  let busy = true;
  const statuses = new Set<number>();
  const load = async () => {
    while (busy) statuses.add((await send(`${gateway.url}/load`)).status);
  };
  const running = [load(), load()];
  for (let round = 0; round < 50; round += 1) {
    const target = round % 2 === 0 ? two : one;
    await setBackend(gateway.store, 'b', { url: target.url });
    const { body } = await send(`${gateway.url}/round-${round}`);
    assert.equal(JSON.parse(body).headers.host, new URL(target.url).host, `round ${round}`);
  }
  busy = false;
  await Promise.all(running);
  assert.deepEqual([...statuses], [200]);
});

const BROKEN = '<policies><inbound><no-such-policy/></inbound></policies>';

/** As an editor would change it; no command lets this through. */
async function breakPolicy(store: Store, id: string, policy: string): Promise<void> {
  const file = join(store.directory, 'apis', `${id}.json`);
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), policy }));
}

test('a policy that does not compile at a change leaves the old configuration serving', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', `${backend.url}/old`);
    await addApi(store, 'b', backend.url);
  });
  await breakPolicy(gateway.store, 'a', BROKEN);
  await setApi(gateway.store, 'a', { serviceUrl: `${backend.url}/new` });
  const notice = gateway.notices[0] ?? '';
  assert.match(
    notice,
    /^The gateway with process id \d+ could not apply the change, which is saved: The policy of API 'a' does not compile: Error in element 'no-such-policy' on line 1, column \d+: /,
  );
  await send(`${gateway.url}/a/x`);
  assert.equal(backend.requests.at(-1)?.url, '/old/x');
  await setPolicy(
    gateway.store,
    { kind: 'api', apiId: 'a' },
    '<policies><inbound/><backend><base/></backend></policies>',
  );
  await send(`${gateway.url}/a/x`);
  assert.equal(backend.requests.at(-1)?.url, '/new/x');
});

test('a policy that does not compile at the start puts its own API out of order, and no change to others', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', backend.url);
    await addApi(store, 'b', backend.url);
    await breakPolicy(store, 'a', BROKEN);
  });
  const status = async (path: string) => (await send(gateway.url + path)).status;
  assert.match(gateway.broken.join(), /^The policy of API 'a' does not compile: Error in element 'no-such-policy'/);
  assert.deepEqual([await status('/a'), await status('/b')], [500, 200]);
  assert.match(
    gateway.lines[0] ?? '',
    / - The policy of API 'a' does not compile: .* Try: apim policy set --api a --file FILE$/,
  );
  await setApi(gateway.store, 'b', { path: 'c' });
  assert.deepEqual([await status('/a'), await status('/c')], [500, 200]);
  await setPolicy(
    gateway.store,
    { kind: 'api', apiId: 'a' },
    '<policies><inbound/><backend><base/></backend></policies>',
  );
  assert.deepEqual([await status('/a'), gateway.broken], [200, []]);
});

test('a global policy that does not compile at the start fails every API', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', backend.url);
    await addApi(store, 'b', backend.url);
    await setPolicy(store, { kind: 'api', apiId: 'b' }, '<policies><inbound/><backend><base/></backend></policies>');
    await store.change(draft => draft.policies.put({ id: 'policy', value: BROKEN }));
  });
  const status = async (path: string) => (await send(gateway.url + path)).status;
  assert.deepEqual([await status('/a'), await status('/b')], [500, 500]);
  assert.match(gateway.broken.join(), /^The global policy does not compile: /);
  await setPolicy(
    gateway.store,
    { kind: 'global' },
    '<policies><inbound/><backend><forward-request/></backend></policies>',
  );
  assert.deepEqual([await status('/a'), await status('/b')], [200, 200]);
});

test('a change that cannot be read is read at the next one', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', `${backend.url}/old`);
    await addApi(store, 'b', `${backend.url}/old`);
  });
  const file = join(gateway.store.directory, 'apis', 'a.json');
  const sound = await readFile(file, 'utf8');
  await gateway.store.change(draft => {
    const [a, b] = [draft.apis.get('a'), draft.apis.get('b')];
    if (a === undefined || b === undefined) throw new Error('An API is missing.');
    draft.apis.put({ ...a, serviceUrl: `${backend.url}/new` });
    draft.apis.put({ ...b, serviceUrl: `${backend.url}/new` });
  });
  await writeFile(file, 'broken');
  await assert.rejects(setApi(gateway.store, 'a', { path: 'other' }), { code: 'StateError' });
  await writeFile(file, sound.replace('/old', '/newest'));
  await setApi(gateway.store, 'b', { displayName: 'B' });
  await send(`${gateway.url}/b/x`);
  assert.equal(backend.requests.at(-1)?.url, '/new/x');
});

test('two gateways on one store both follow', async t => {
  const backend = await startPlainBackend(t, {});
  const { store, notices } = await testStore(t);
  const gateways = await Promise.all([startOn(t, store, notices), startOn(t, store, notices)]);
  await newBackend(store, 'b', { url: backend.url, protocol: 'http' });
  for (const { url } of gateways) assert.equal((await send(url)).status, 200);
  await gateways[0].close(0);
  await removeBackend(store, 'b');
  assert.equal((await send(gateways[1].url)).status, 404);
  assert.deepEqual(await registered(store), 1);
});

test('nothing is left registered once a gateway has stopped, or could not start', async t => {
  const { store, notices } = await testStore(t);
  const gateway = await startOn(t, store, notices);
  const { port } = new URL(gateway.url);
  await assert.rejects(startOn(t, store, notices, { port: Number(port) }), {
    code: 'EnvironmentError',
    message: `Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with --port (--port 0 takes any free one).`,
  });
  const { chain, privateKey } = await serverIdentity();
  const https = { port: Number(port), certificate: chain.join(''), privateKey };
  await assert.rejects(startOn(t, store, notices, { https }), {
    message: `Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with --https-port (--https-port 0 takes any free one).`,
  });
  assert.equal(await registered(store), 1);
  await gateway.close(0);
  assert.equal(await registered(store), 0);
});

const registered = async (store: Store): Promise<number> => (await readdir(join(store.directory, 'gateways'))).length;
