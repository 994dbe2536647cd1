import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf, importing } from '../openapi/support.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startOn } from './support/gateway.ts';

test('what was imported is served: its operations, its backend, and a change by another import', async t => {
  const backend = await startPlainBackend(t, {});
  const document = (path: string) =>
    documentOf(
      `servers: [{ url: ${backend.url}/v1 }]`,
      'paths:',
      `  ${path}:`,
      '    get:',
      '      parameters:',
      '        - { name: id, in: path, required: true }',
      '        - { name: version, in: query, required: true }',
      '    post: { parameters: [{ name: id, in: path, required: true }] }',
    );
  const files = { 'a.yaml': document('/items/{id}'), 'b.yaml': document("'/things/{id}:count'") };
  const { done, store } = await importing(t, files);
  await done('api', 'import', 'a.yaml', '--id', 'shop', '--path', 'shop');
  const gateway = await startOn(t, store, []);
  const ask = async (method: string, path: string) => {
    const { status, body } = await send(`${gateway.url}${path}`, { method });
    return status === 200 ? JSON.parse(body).url : status;
  };
  assert.equal(await ask('GET', '/shop/items/7?version=2&x=1'), '/v1/items/7?version=2&x=1');
  assert.equal(await ask('GET', '/shop/items/7'), 404);
  assert.equal(await ask('POST', '/shop/items/7'), '/v1/items/7');
  assert.equal(await ask('DELETE', '/shop/items/7'), 404);
  await done('api', 'import', 'b.yaml', '--api-id', 'shop');
  assert.equal(await ask('POST', '/shop/items/7'), 404);
  assert.equal(await ask('POST', '/shop/things/7:count'), '/v1/things/7:count');
});
