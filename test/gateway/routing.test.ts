import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackendIndex } from '../../src/gateway/backends/backend-match.ts';
import { parseTarget } from '../../src/gateway/callers/request-target.ts';
import { Routes } from '../../src/gateway/configuration/routes.ts';
import { setApi } from '../../src/resources/apis.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send, sendRaw } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';

test('a path leads to the longest suffix of whole segments', () => {
  const routes = new Routes(['shop', 'shop/orders', 'Caf\u00e9', 'a/b/c'].map(suffix => [suffix, suffix] as const));
  for (const [path, entry, rest] of [
    ['/shop', 'shop', ''],
    ['/shop/', 'shop', '/'],
    ['/SHOP/x', 'shop', '/x'],
    ['/shopping', undefined, undefined],
    ['/shop/orders', 'shop/orders', ''],
    ['/shop/orders/', 'shop/orders', '/'],
    ['/shop/Orders/1/2', 'shop/orders', '/1/2'],
    ['/shop/orders2', 'shop', '/orders2'],
    ['/shop//orders', 'shop', '//orders'],
    ['//shop', undefined, undefined],
    ['/sh%6Fp/%6frders/%41', 'shop/orders', '/%41'],
    ['/shop%2Forders', undefined, undefined],
    ['/shop/or%2fders', 'shop', '/or%2fders'],
    ['/caf%C3%A9/x', 'Caf\u00e9', '/x'],
    ['/caf%E9', undefined, undefined],
    ['/shop/%', 'shop', '/%'],
    ['/a/b', undefined, undefined],
    ['/a/b/c', 'a/b/c', ''],
    ['/', undefined, undefined],
  ] as const) {
    const match = routes.match(path);
    assert.deepEqual([match?.entry, match?.rest], [entry, rest], path);
  }
});

test('an API without a suffix takes what no other does', () => {
  const routes = new Routes([
    ['', 'root'],
    ['shop', 'shop'],
  ]);
  assert.deepEqual(routes.match('/'), { entry: 'root', rest: '/' });
  assert.deepEqual(routes.match('/other/x'), { entry: 'root', rest: '/other/x' });
  assert.deepEqual(routes.match('//shop'), { entry: 'root', rest: '//shop' });
  assert.deepEqual(routes.match('/shop/x'), { entry: 'shop', rest: '/x' });
});

test('a target is read in origin-form and in absolute-form, dot segments resolved', () => {
  for (const [target, path, query] of [
    ['/a?b=/../c', '/a', '?b=/../c'],
    ['/a/../b', '/b', ''],
    ['/a/%2e%2E/b', '/b', ''],
    ['/a/./b/.', '/a/b/', ''],
    ['/a/b/..', '/a/', ''],
    ['/../../b', '/b', ''],
    ['/a/..b/.c', '/a/..b/.c', ''],
    ['/a/..%2Fb', '/a/..%2Fb', ''],
    ['http://other.example/a/b?c', '/a/b', '?c'],
    ['HTTPS://other.example:1', '/', ''],
    ['http://other.example?c', '/', '?c'],
  ] as const) {
    const authority = /^https?:\/\/([^/?]+)/i.exec(target)?.[1];
    assert.deepEqual(parseTarget(target), { path, query, authority }, target);
  }
  for (const target of [
    '*',
    'other.example:443',
    '',
    'ftp://other.example/',
    '/a#b',
    '/\u00e9',
    'http://a@b/',
    'http:///a',
  ]) {
    assert.equal(parseTarget(target), undefined, target);
  }
});

test('an entity applies to what is below its URL, by whole segments', () => {
  const entity = (id: string, url: string) => ({ id, url, protocol: 'http' as const });
  const index = new BackendIndex([
    entity('root', 'https://contoso.com'),
    entity('deep', 'https://contoso.com:443/my/api/'),
    entity('same-b', 'https://contoso.com/my'),
    entity('same-a', 'https://contoso.com/my/'),
    entity('port', 'https://contoso.com:8443'),
    entity('plain', 'http://contoso.com'),
  ]);
  for (const [base, path, id] of [
    ['https://contoso.com', '/myapi', 'root'],
    ['https://contoso.com', '', 'root'],
    ['https://contoso.com/my', '', 'same-a'],
    ['https://contoso.com/my', '/other', 'same-a'],
    ['https://contoso.com/', '/my', 'same-a'],
    ['https://contoso.com/my', '/api', 'deep'],
    ['https://contoso.com/my', '/api/x', 'deep'],
    ['https://contoso.com/my', '/apix', 'same-a'],
    ['https://contoso.com/my/api/v2', '/x', 'deep'],
    ['https://CONTOSO.com/My', '/api', 'root'],
    ['https://contoso.com.evil', '/my', undefined],
    ['https://contoso.com:8443', '/my', 'port'],
    ['https://contoso.com:8444', '/my', undefined],
    ['http://contoso.com', '/my', 'plain'],
    ['http://contoso.com:80/x', '', 'plain'],
    ['https://evil.example/contoso.com', '', undefined],
  ] as const) {
    assert.equal(index.match(new URL(base)).for(path)?.id, id, `${base} ${path}`);
  }
});

test('what follows the suffix is appended to the service URL as it came', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'plain', backend.url);
    await addApi(store, 'based', `${backend.url}/base/v1/`);
    await addApi(store, 'root', `${backend.url}/root`);
    await setApi(store, 'root', { path: '' });
  });
  for (const [path, url] of [
    ['/plain', '/'],
    ['/plain/', '/'],
    ['/plain?a=1', '/?a=1'],
    ['/PLAIN/Items/%41%2Fb;c=1?q=%20', '/Items/%41%2Fb;c=1?q=%20'],
    ['/based', '/base/v1'],
    ['/based/', '/base/v1/'],
    ['/based//x', '/base/v1//x'],
    ['/based/../plain/x', '/x'],
    ['/other', '/root/other'],
    ['/', '/root/'],
  ] as const) {
    const answer = await sendRaw(gateway.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 200 /, path);
    assert.equal(backend.requests.at(-1)?.url, url, path);
  }
  await sendRaw(gateway.url, 'GET http://localhost:1/plain/y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  assert.equal(backend.requests.at(-1)?.url, '/y');
  const star = await sendRaw(gateway.url, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  assert.match(star, /^HTTP\/1\.1 400 Bad Request\r\n(?:.*\r\n)+\{ "statusCode": 400, "message": "Bad request" \}$/);
});

test('an entity applies by its URL without being named, to a part of an API’s paths too', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', `${backend.url}/base`);
    for (const [id, path] of [
      ['whole', '/base'],
      ['part', '/base/admin'],
      ['look-alike', '/bas'],
    ] as const) {
      await newBackend(store, id, {
        url: backend.url + path,
        protocol: 'http',
        credentials: { header: { 'x-entity': [id] } },
      });
    }
  });
  const entityOf = async (path: string) => {
    await send(gateway.url + path);
    return backend.requests.at(-1)?.headers['x-entity'];
  };
  assert.deepEqual(
    [await entityOf('/a'), await entityOf('/a/x'), await entityOf('/a/admin/x'), await entityOf('/a/administrator')],
    ['whole', 'whole', 'part', 'whole'],
  );
});
