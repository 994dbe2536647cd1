import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setPolicy } from '../../src/resources/policies.ts';
import { newPolicyFragment } from '../../src/resources/policy-fragments.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';
import { shopDocument, startShop } from './support/shop.ts';

const APP = 'https://app.contoso.com';
const policy = (origin: string): string =>
  `<cors><allowed-origins><origin>${origin}</origin></allowed-origins><allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers></cors>`;

test('an origin that the cors policy in effect names may call, with preflight, and any other may not', async t => {
  const { url, gateway, backend } = await startShop(t, { inbound: `${policy(APP)}<base />` }, {});
  const call = (origin: string, method: string, more: Record<string, string>) =>
    send(`${url}/a`, { method, headers: { origin, ...more } });
  const asking = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a' };
  const asked = await call(APP, 'OPTIONS', asking);
  assert.deepEqual(
    [asked.status, asked.body, asked.headers['access-control-allow-origin'], asked.headers['content-length']],
    [200, '', APP, '0'],
  );
  assert.equal(backend.requests.length, 0);
  const answer = await call(APP, 'PUT', {});
  assert.deepEqual(
    [answer.status, answer.headers['access-control-allow-origin'], answer.headers.vary],
    [200, APP, 'Origin'],
  );
  for (const origin of ['https://evil.example', 'null', 'http://app.contoso.com'])
    for (const method of ['GET', 'PUT', 'OPTIONS']) {
      const { status } = await call(origin, method, method === 'OPTIONS' ? asking : {});
      assert.equal(status, 403, `${method} ${origin}`);
      assert.equal(gateway.records.at(-1)?.lastError !== undefined, true);
    }
  assert.equal((await send(`${url}/a`, { headers: { 'sec-fetch-site': 'cross-site' } })).status, 403);
  assert.equal((await call(APP, 'GET', {})).status, 200);
  assert.equal((await send(`${gateway.url}/status-0123456789abcdef`, { headers: { origin: APP } })).status, 403);
  assert.equal(backend.requests.length, 2);
});

test('a star names nobody: a page of this machine is served by it, and one of another not', async t => {
  const { url, backend } = await startShop(t, { inbound: policy('*') }, {});
  const local = await send(`${url}/a`, { headers: { origin: 'http://localhost:3000' } });
  assert.deepEqual([local.status, local.headers['access-control-allow-origin']], [200, '*']);
  assert.equal((await send(`${url}/a`, { headers: { origin: APP } })).status, 403);
  assert.equal(backend.requests.length, 1);
});

test('an origin by expression is asked with the body that it reads, and the global policy where no API is', async t => {
  const byBody = policy('@(context.Request.Body?.As&lt;string&gt;(preserveContent: true))');
  const { url, gateway } = await startShop(t, { inbound: byBody }, {});
  const post = (body: string) => send(`${url}/a`, { method: 'POST', headers: { origin: APP }, body });
  const allowed = await post(APP);
  assert.deepEqual([allowed.status, JSON.parse(allowed.body).body], [200, APP]);
  assert.equal((await post('https://other.test')).status, 403);
  const nowhere = () => send(`${gateway.url}/nowhere`, { headers: { origin: APP } });
  assert.equal((await nowhere()).status, 403);
  await setPolicy(
    gateway.store,
    { kind: 'global' },
    `<policies><inbound>${policy(APP)}</inbound><backend><forward-request /></backend><outbound /><on-error /></policies>`,
  );
  assert.equal((await nowhere()).status, 404);
  assert.equal((await send(`${gateway.url}/nowhere`, { headers: { origin: 'https://evil.example' } })).status, 403);
});

test('a cors policy in a fragment names an origin too, and its preflight comes before what stands above it', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newPolicyFragment(store, 'pages', { value: `<fragment>${policy(APP)}</fragment>` });
    await addApi(store, 'shop', backend.url);
    const inbound =
      '<ip-filter action="allow"><address>192.0.2.1</address></ip-filter><include-fragment fragment-id="pages" />';
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, shopDocument({ inbound }));
  });
  const call = (method: string, headers: Record<string, string>) =>
    send(`${gateway.url}/shop/a`, { method, headers: { origin: APP, ...headers } });
  const asked = await call('OPTIONS', { 'access-control-request-method': 'PUT' });
  assert.deepEqual([asked.status, asked.headers['access-control-allow-origin']], [200, APP]);
  const { status, body } = await call('PUT', {});
  assert.deepEqual([status, body], [403, '{ "statusCode": 403, "message": "Forbidden" }']);
  assert.equal(backend.requests.length, 0);
});
