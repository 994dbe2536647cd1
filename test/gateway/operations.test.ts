import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OperationRoutes } from '../../src/gateway/configuration/operation-routes.ts';
import { newApi, setApi } from '../../src/resources/apis.ts';
import { operations } from '../../src/resources/operations.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';

const routesOf = (...lines: readonly string[]): OperationRoutes =>
  new OperationRoutes(
    lines.map(line => {
      const [method = '', urlTemplate = ''] = line.split(' ');
      return { id: line, displayName: line, method, urlTemplate };
    }),
  );

test('text comes before a parameter and that before a wildcard, segment by segment, whatever their order', () => {
  const lines = ['GET /*', 'GET /{a}', 'GET /a/{b}', 'GET /{a}/b', 'GET /a/b/c', 'GET /a', 'POST /a', 'GET /{a}/{b}/d'];
  for (const routes of [routesOf(...lines), routesOf(...lines.toReversed())])
    for (const [method, path, id] of [
      ['GET', '', 'GET /*'],
      ['GET', '/', 'GET /*'],
      ['GET', '/a', 'GET /a'],
      ['GET', '/A/', 'GET /a'],
      ['GET', '/x', 'GET /{a}'],
      ['GET', '/a/b', 'GET /a/{b}'],
      ['GET', '/x/b', 'GET /{a}/b'],
      ['GET', '/x/y', 'GET /*'],
      ['GET', '/a/b/c', 'GET /a/b/c'],
      ['GET', '/a/b/d', 'GET /{a}/{b}/d'],
      ['GET', '/a/b/c/d', 'GET /*'],
      ['POST', '/a', 'POST /a'],
      ['POST', '/x', undefined],
      ['HEAD', '/a', undefined],
    ] as const)
      assert.equal(routes.match(method, path, '')?.operation.id, id, `${method} ${path}`);
});

test('parameters are what the request has in their place, decoded, and %2F does not split', () => {
  for (const [template, path, expected] of [
    ['/items/{id}', '/items/caf%C3%A9', { id: 'café' }],
    ['/items/{id}', '/items/a%2Fb', { id: 'a%2Fb' }],
    ['/items/{id}', '/items/', undefined],
    ['/items/{id}/', '/items/7', { id: '7' }],
    ['/{a}/x/{b}', '/1/X/2', { a: '1', b: '2' }],
    ['/*', '/a/b%20c/d', { '*': 'a/b c/d' }],
    ['/files/*', '/files', { '*': '' }],
    ['/files/{*rest}', '/files/a/b', { rest: 'a/b' }],
    ['/Products({id})', '/products(7)', { id: '7' }],
    ['/Products({id})', '/products()', undefined],
    ['/{name}.{kind}', '/a.b.json', { name: 'a', kind: 'b.json' }],
    ['/{a}-{b}.x', '/1-2-3.x', { a: '1', b: '2-3' }],
    ['/{a}-{b}.x', '/1-2.y', undefined],
    ['/plain', '/plain', {}],
    ['/with%20space', '/with space', {}],
  ] as const) {
    const match = routesOf(`GET ${template}`).match('GET', path, '');
    assert.deepEqual(match && Object.fromEntries(match.matched.parameters), expected, `${template} ${path}`);
  }
});

test('a parameter of the query must be there, other ones pass, and more of them come first', () => {
  const routes = routesOf('GET /get', 'GET /get?a={b}', 'GET /get?a={b}&kind=full', 'GET /only?x={y}');
  for (const [query, id, parameters] of [
    ['', 'GET /get', {}],
    ['?c=1', 'GET /get', {}],
    ['?a=1&c=2', 'GET /get?a={b}', { b: '1' }],
    ['?A=x%20y', 'GET /get?a={b}', { b: 'x y' }],
    ['?kind=FULL&a=1', 'GET /get?a={b}&kind=full', { b: '1' }],
    ['?kind=part&a=1', 'GET /get?a={b}', { b: '1' }],
  ] as const) {
    const match = routes.match('GET', '/get', query);
    assert.equal(match?.operation.id, id, query);
    assert.deepEqual(Object.fromEntries(match.matched.parameters), parameters, query);
  }
  assert.equal(routes.match('GET', '/only', ''), undefined);
  assert.deepEqual([...(routes.match('GET', '/only', '?x=1')?.matched.queryNames ?? [])], ['x']);
});

test('an API with an operation serves its operations only, and answers 404 for all else', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: `${backend.url}/v1` });
    await operations.create(store, 'orders', 'get', { method: 'get', urlTemplate: 'items/{id}' });
  });
  assert.equal((await send(`${gateway.url}/orders/items/7?x=1`)).status, 200);
  assert.equal(backend.requests.at(-1)?.url, '/v1/items/7?x=1');
  for (const [method, path] of [
    ['POST', '/orders/items/7'],
    ['HEAD', '/orders/items/7'],
    ['OPTIONS', '/orders/items/7'],
    ['GET', '/orders/items'],
    ['GET', '/orders'],
  ]) {
    const answer = await send(`${gateway.url}${path}`, { method: method ?? '' });
    assert.equal(answer.status, 404, `${method} ${path}`);
    if (method !== 'HEAD') assert.equal(answer.body, '{ "statusCode": 404, "message": "Resource not found" }');
  }
  assert.match(await gateway.logged(/POST/), / 404 .*Unable to match incoming request to an operation\./);
  await operations.create(gateway.store, 'orders', 'all', { method: 'POST', urlTemplate: '/*' });
  assert.equal((await send(`${gateway.url}/orders/a/b`, { method: 'POST' })).status, 200);
  await operations.remove(gateway.store, 'orders', 'all');
  await operations.remove(gateway.store, 'orders', 'get');
  assert.equal((await send(`${gateway.url}/orders/anything`, { method: 'DELETE' })).status, 200);
});

test('expressions and templates see the operation and its parameters, and its document is the narrowest', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url });
    await operations.create(store, 'orders', 'get', {
      displayName: 'Get item',
      method: 'GET',
      urlTemplate: '/items/{id}?v={version}',
    });
    await operations.create(store, 'orders', 'list', { method: 'GET', urlTemplate: '/items' });
    await setPolicy(
      store,
      { kind: 'api', apiId: 'orders' },
      '<policies><inbound><base /><set-header name="X-Api"><value>api</value></set-header></inbound><backend><base /></backend><outbound /><on-error /></policies>',
    );
    await setPolicy(
      store,
      { kind: 'operation', apiId: 'orders', operationId: 'get' },
      `<policies><inbound><base />
        <set-header name="X-Operation"><value>@($"{context.Operation.Id} {context.Operation.Name} {context.Operation.Method} {context.Operation.UrlTemplate}")</value></set-header>
        <rewrite-uri template="/things/{id}/{version}" copy-unmatched-params="true" />
      </inbound><backend><base /></backend><outbound /><on-error /></policies>`,
    );
  });
  await send(`${gateway.url}/orders/items/a%20b?V=2&q=1`);
  const [first] = backend.requests;
  assert.equal(first?.url, '/things/a%20b/2?q=1');
  assert.equal(first?.headers['x-operation'], 'get Get item GET /items/{id}?v={version}');
  assert.equal(first?.headers['x-api'], 'api');
  await send(`${gateway.url}/orders/items`);
  assert.equal(backend.requests[1]?.headers['x-operation'], undefined);
  assert.equal(backend.requests[1]?.headers['x-api'], 'api');
});

test('on-error of the API and the service answer for an operation that is not there', async t => {
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: 'http://127.0.0.1:1' });
    await operations.create(store, 'orders', 'get', { method: 'GET', urlTemplate: '/x' });
    await setPolicy(
      store,
      { kind: 'api', apiId: 'orders' },
      '<policies><inbound /><backend /><outbound /><on-error><return-response><set-status code="418" reason="No" /><set-body>@(context.LastError.Source + " " + context.LastError.Reason)</set-body></return-response></on-error></policies>',
    );
  });
  const { status, body } = await send(`${gateway.url}/orders/y`);
  assert.deepEqual([status, body], [418, 'configuration OperationNotFound']);
});

test('a preflight is answered by a cors policy without an operation, and an OPTIONS operation goes before', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newApi(store, 'orders', { path: 'orders', serviceUrl: backend.url });
    await operations.create(store, 'orders', 'get', { method: 'GET', urlTemplate: '/x' });
    await operations.create(store, 'orders', 'options', { method: 'OPTIONS', urlTemplate: '/own' });
    await setPolicy(
      store,
      { kind: 'api', apiId: 'orders' },
      '<policies><inbound><set-header name="X-Ran"><value>1</value></set-header><choose><when condition="@(context.Request.Method != &quot;OPTIONS&quot;)"><cors><allowed-origins><origin>https://page.example</origin></allowed-origins></cors></when></choose><cors><allowed-origins><origin>https://page.example</origin></allowed-origins><allowed-methods><method>GET</method></allowed-methods></cors></inbound><backend><base /></backend><outbound /><on-error /></policies>',
    );
  });
  const preflight = ['Origin', 'https://page.example', 'Access-Control-Request-Method', 'GET'];
  const answer = await send(`${gateway.url}/orders/x`, { method: 'OPTIONS', headers: preflight });
  assert.deepEqual([answer.status, answer.headers['access-control-allow-origin']], [200, 'https://page.example']);
  assert.equal(backend.requests.length, 0);
});

test('operations are refused that cannot be told apart, and templates that cannot be read', async t => {
  const gateway = await startTestGateway(t, store =>
    newApi(store, 'orders', { path: 'orders', serviceUrl: 'http://127.0.0.1:1' }),
  );
  const { store } = gateway;
  await operations.create(store, 'orders', 'a', { method: 'GET', urlTemplate: '/items/{id}' });
  const added = (urlTemplate: string) => operations.create(store, 'orders', 'b', { method: 'GET', urlTemplate });
  await assert.rejects(added('/Items/{other}'), {
    message: "Operation with the same method and URL template already exists: 'a' is GET /items/{id}.",
  });
  for (const [template, message] of [
    ['/{a}/{a}', "urlTemplate: must name each parameter once, and '{a}' stands twice."],
    ['/{a', 'urlTemplate: must close every { with a }, and hold no other.'],
    ['/{a b}', 'urlTemplate: must be a path such as /items/{id}, without spaces or #.'],
    ['/{a}{b}', 'urlTemplate: must have some text between two parameters.'],
    ['/*/a', 'urlTemplate: may have * only as its last segment.'],
    ['/a*', 'urlTemplate: may have * only as its last segment.'],
    ['/{}', "urlTemplate: must name parameters by letters, digits and . _ - $, not '{}'."],
  ] as const)
    await assert.rejects(added(template), { message }, template);
  await assert.rejects(
    operations.create(store, 'orders', 'c', {
      method: 'GET',
      urlTemplate: '/c',
      templateParameters: [{ name: 'x', type: 'string' }],
    }),
    { message: "Template parameter 'x' is not in the URL template /c." },
  );
  await assert.rejects(operations.create(store, 'nowhere', 'a', {}), { message: /There is no API 'nowhere'/ });
  await assert.rejects(operations.create(store, 'orders', 'a', { method: 'GET', urlTemplate: '/z' }), error => {
    assert.match(String(error), /There is an operation 'a' already/);
    assert.match(JSON.stringify(error), /./);
    return true;
  });
  assert.equal((await setApi(store, 'orders', { path: 'shop' })).operations?.length, 1);
});
