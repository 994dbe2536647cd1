import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { removePolicy, setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway, type TestGateway } from './support/gateway.ts';

const policy = (inbound: string): string =>
  `<policies>\n<inbound>\n${inbound}\n</inbound>\n<backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>\n</policies>`;

const set = (store: Store, inbound: string) => setPolicy(store, { kind: 'api', apiId: 'shop' }, policy(inbound));

/** An API at /shop of an echoing backend. */
async function startShop(t: TestContext, fill: (store: Store) => Promise<unknown>) {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'shop', `${backend.url}/base`);
    await fill(store);
  });
  return { backend, gateway };
}

/** The texts of values of expressions, for a GET of /shop/items/1?q=1 with the header `X-Name: Ada`. */
async function values(gateway: TestGateway, backendUrl: string, expressions: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const expression of expressions) {
    await set(
      gateway.store,
      `<set-backend-service base-url="@("${backendUrl}/" + Uri.EscapeDataString("" + (${expression})))" />`,
    );
    const { status, body } = await send(`${gateway.url}/shop/items/1?q=1`, { headers: { 'X-Name': 'Ada' } });
    assert.equal(status, 200, `${expression}: ${gateway.lines.at(-1)}`);
    texts.push(decodeURIComponent(JSON.parse(body).url.split('/')[1]));
  }
  return texts;
}

test('an expression chooses the backend by a header of the request', async t => {
  const [one, two] = [await startPlainBackend(t, {}), await startPlainBackend(t, {})];
  const inbound = `<set-backend-service base-url="@("http://localhost:" + (context.Request.Headers.GetValueOrDefault("X-Which", "one") == "two" ? ${two.port} : ${one.port}) + "/api")" />`;
  for (const written of [
    inbound,
    inbound.replace(/"@\(.*\)"/, all => `"${all.slice(1, -1).replaceAll('"', '&quot;')}"`),
  ]) {
    const { gateway } = await startShop(t, store => set(store, written));
    const sent = async (headers: Record<string, string>) =>
      JSON.parse((await send(`${gateway.url}/shop/x?y=z`, { headers })).body).headers.host;
    assert.equal(await sent({}), `localhost:${one.port}`);
    assert.equal(await sent({ 'x-which': 'two' }), `localhost:${two.port}`);
  }
  assert.deepEqual(new Set([...one.requests, ...two.requests].map(({ url }) => url)), new Set(['/api/x?y=z']));
});

test('an expression names a backend entity, and one that is not there fails the request', async t => {
  const { backend, gateway } = await startShop(t, async store => {
    await newBackend(store, 'Other', { url: `http://127.0.0.1:${1}`, protocol: 'http' });
    await set(store, '<set-backend-service backend-id="@(context.Request.Headers["X-Backend"].First())" />');
  });
  await newBackend(gateway.store, 'shop-v2', { url: `${backend.url}/v2`, protocol: 'http' });
  const answer = await send(`${gateway.url}/shop/x`, { headers: { 'X-Backend': 'SHOP-V2' } });
  assert.equal(JSON.parse(answer.body).url, '/v2/x');
  const { status } = await send(`${gateway.url}/shop/x`, { headers: { 'X-Backend': 'none' } });
  assert.equal(status, 500);
  assert.match(gateway.lines.at(-1) ?? '', /Backend with id 'none' not found\./);
});

test('an expression names the certificate to present', async t => {
  const tls = await startBackend(t, {});
  const [one, two] = [await clientIdentity('one'), await clientIdentity('two')];
  const { gateway } = await startShop(t, async store => {
    await addCaCertificate(store, {
      id: 'ca',
      file: Buffer.from((await testAuthority()).certificate),
      password: undefined,
      storeName: undefined,
    });
    await addIdentity(store, 'one', one);
    await addIdentity(store, 'two', two);
    await set(
      store,
      `<set-backend-service base-url="${tls.url}" /><authentication-certificate certificate-id="@(context.Request.Headers.GetValueOrDefault("X-Cert", "one"))" />`,
    );
  });
  await send(`${gateway.url}/shop`);
  await send(`${gateway.url}/shop`, { headers: { 'X-Cert': 'two' } });
  await set(
    gateway.store,
    `<set-backend-service base-url="${tls.url}" /><authentication-certificate thumbprint="@(context.Deployment.Certificates.First(c => c.Value.Subject.Contains("two")).Key)" />`,
  );
  await send(`${gateway.url}/shop`);
  assert.deepEqual(
    tls.requests.map(request => request.thumbprint),
    [thumbprint(one), thumbprint(two), thumbprint(two)],
  );
});

test('an expression that throws is answered 500 with an activity id and nothing else, and the log has the reason', async t => {
  const { backend, gateway } = await startShop(t, store =>
    set(store, '<set-backend-service id="choose" base-url="@(context.Variables["none"] as string)" />'),
  );
  const { status, body } = await send(`${gateway.url}/shop/x`, { headers: { Authorization: 'Bearer secret' } });
  assert.equal(status, 500);
  assert.match(body, /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "[-0-9a-f]{36}" \}$/);
  assert.deepEqual(gateway.records.at(-1)?.lastError, {
    source: 'set-backend-service',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The given key 'none' was not present in the dictionary.",
    scope: 'api',
    section: 'inbound',
    policyId: 'choose',
  });
  assert.equal(backend.requests.length, 0);
  assert.doesNotMatch(gateway.lines.join('\n') + JSON.stringify(gateway.records), /secret|context\.Variables/);
});

test('expressions see the request, the API, the service and its certificates', async t => {
  const client = await clientIdentity('client');
  const { backend, gateway } = await startShop(t, store => addIdentity(store, 'client', client));
  const { port } = new URL(gateway.url);
  const own = new URL(backend.url).port;
  const rows: readonly (readonly [expression: string, text: string])[] = [
    ['context.Request.Method', 'GET'],
    ['context.Request.Headers["x-NAME"].Length + context.Request.Headers.GetValueOrDefault("X-Name")', '1Ada'],
    ['context.Request.IpAddress', '127.0.0.1'],
    ['context.Request.OriginalUrl', `http://127.0.0.1:${port}/shop/items/1?q=1`],
    ['context.Request.OriginalUrl.Host + context.Request.OriginalUrl.Path', '127.0.0.1/shop/items/1'],
    ['context.Request.Url', `http://localhost:${own}/base/items/1?q=1`],
    ['context.Request.Url.Query.GetValueOrDefault("Q", "none")', '1'],
    ['context.Request.Certificate == null', 'True'],
    ['context.Request.MatchedParameters.Count', '0'],
    [
      'context.Api.Id + context.Api.Name + context.Api.Path + context.Api.ServiceUrl',
      `shopshopshop${backend.url}/base`,
    ],
    ['context.Operation == null && context.Response == null && context.LastError == null', 'True'],
    ['context.Deployment.ServiceName + context.Deployment.Gateway.Id', 'defaultmanaged'],
    ['context.RequestId == context.RequestId && context.RequestId != Guid.Empty', 'True'],
    ['(DateTime.UtcNow - context.Timestamp).TotalSeconds < 60', 'True'],
    ['context.Elapsed.TotalMilliseconds >= 0 && context.Elapsed.TotalSeconds < 60', 'True'],
    ['context.Variables.Count', '0'],
    [`context.Deployment.Certificates["${thumbprint(client)}"].HasPrivateKey`, 'True'],
    [`context.Deployment.Certificates["${thumbprint(client)}"].GetRSAPrivateKey() != null`, 'True'],
    [`context.Deployment.Certificates["${thumbprint(client)}"].Verify()`, 'False'],
  ];
  assert.deepEqual(
    await values(
      gateway,
      backend.url,
      rows.map(([expression]) => expression),
    ),
    rows.map(([, text]) => text),
  );
  await addCaCertificate(gateway.store, {
    id: 'ca',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });
  const verify = `context.Deployment.Certificates["${thumbprint(client)}"].Verify()`;
  assert.deepEqual(await values(gateway, backend.url, [verify]), ['True']);
});

test('the URL that expressions see follows the backend that is chosen', async t => {
  const { backend, gateway } = await startShop(t, store =>
    set(
      store,
      '<set-backend-service base-url="http://localhost:1/elsewhere" />\n' +
        '<set-backend-service base-url="@(context.Api.ServiceUrl + "/" + Uri.EscapeDataString(context.Request.Url.ToString()))" />',
    ),
  );
  await send(`${gateway.url}/shop/x?y=z`);
  assert.equal(decodeURIComponent(backend.requests[0]?.url ?? ''), '/base/http://localhost:1/elsewhere/x?y=z/x?y=z');
});

test('a document whose expression does not compile is refused, and the old one serves on', async t => {
  const { gateway } = await startShop(t, async () => undefined);
  await assert.rejects(set(gateway.store, '<set-backend-service base-url="@(context.Request.Metod)" />'), {
    code: 'ValidationError',
    message: /^Error in element 'set-backend-service' on line 3, column 50: CS1061: 'IRequest' does not contain/,
  });
  assert.equal((await send(`${gateway.url}/shop/x`)).status, 200);
});

test('a gateway that runs takes its first expression over, and its last one away', async t => {
  const { backend, gateway } = await startShop(t, async () => undefined);
  const url = async (): Promise<string> => JSON.parse((await send(`${gateway.url}/shop/x`)).body).url;
  assert.equal(await url(), '/base/x');
  await set(gateway.store, `<set-backend-service base-url="@("${backend.url}/chosen")" />`);
  assert.equal(await url(), '/chosen/x');
  await removePolicy(gateway.store, { kind: 'api', apiId: 'shop' });
  assert.equal(await url(), '/base/x');
});
