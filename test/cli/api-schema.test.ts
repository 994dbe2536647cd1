import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { operations } from '../../src/resources/operations.ts';
import { importing } from '../openapi/support.ts';
import { misused, printed, refused } from './session.ts';

const TYPE = '--schema-document-content-type';
const COMPONENTS = 'application/vnd.oai.openapi.components+json';

test('a schema is added, shown, changed and removed', async t => {
  const { run, done, cwd, api } = await importing(t, {});
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  const text = '{ "schemas": { "Item": { "default": null, "properties": {} } } }';
  await writeFile(join(cwd, 'items.json'), text);
  assert.deepEqual(
    await run(
      'api-schema',
      'new',
      '--api-id',
      'orders',
      '--schema-id',
      'items',
      TYPE,
      COMPONENTS,
      '--schema-document-file-path',
      'items.json',
    ),
    printed('Added schema items of API orders.\n'),
  );
  assert.deepEqual(JSON.parse(await done('api-schema', 'show', 'items', '--api-id', 'orders')), {
    id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default/apis/orders/schemas/items',
    type: 'Microsoft.ApiManagement/service/apis/schemas',
    name: 'items',
    properties: { contentType: COMPONENTS, document: { components: JSON.parse(text) } },
  });
  const definitions = '{ "definitions": { "Other": { "type": "object" } } }';
  const swagger = 'application/vnd.ms-azure-apim.swagger.definitions+json';
  assert.deepEqual(
    await run('api-schema', 'set', 'items', '--api-id', 'orders', TYPE, swagger, '--schema-document', definitions),
    printed('Changed schema items of API orders.\n'),
  );
  assert.deepEqual(api('orders').schemas, [
    { id: 'items', contentType: swagger, document: { definitions: { Other: { type: 'object' } } } },
  ]);
  assert.deepEqual(
    await run('api-schema', 'set', 'items', '--api-id', 'orders'),
    printed('Changed nothing of schema items of API orders: no option says what to change.\n'),
  );
  assert.equal(await done('api-schema', 'list', '--api-id', 'orders', '-o', 'tsv', '--query', '[].name'), 'items\n');
  assert.deepEqual(
    await run('api-schema', 'remove', 'items', '--api-id', 'orders'),
    printed('Removed schema items of API orders.\n'),
  );
  assert.deepEqual(
    await run('api-schema', 'show', 'items', '--api-id', 'orders'),
    refused("There is no schema 'items'. `apim api-schema list --api-id orders` shows those there are."),
  );
});

test('a text stays a text, and what is not as its type says is refused', async t => {
  const { run, done, api } = await importing(t, {});
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  const add = (...args: string[]) => run('api-schema', 'new', '--api-id', 'orders', '--id', 'items', ...args);
  assert.deepEqual(
    await add(TYPE, COMPONENTS, '--schema-document', '[1]'),
    refused('The schema document must be a JSON object, as its content type says.'),
  );
  assert.deepEqual(
    await add(TYPE, 'json', '--schema-document', '{}'),
    refused(`${TYPE}: must be a media type, such as application/json.`),
  );
  assert.deepEqual(
    await add(TYPE, COMPONENTS),
    misused("give one of '--schema-document <text>' and '--schema-document-file-path <file>'"),
  );
  await add(TYPE, 'application/xml', '--schema-document', '<xs:schema />');
  assert.deepEqual(api('orders').schemas, [
    { id: 'items', contentType: 'application/xml', document: { value: '<xs:schema />' } },
  ]);
});

test('a schema that an operation names is not removed', async t => {
  const { run, done, store } = await importing(t, {});
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  await done(
    'api-schema',
    'new',
    '--api-id',
    'orders',
    '--id',
    'items',
    TYPE,
    'application/json',
    '--schema-document',
    '{}',
  );
  await operations.create(store, 'orders', 'get', {
    method: 'GET',
    urlTemplate: '/',
    responses: [{ statusCode: 200, representations: [{ contentType: 'application/json', schemaId: 'Items' }] }],
  });
  assert.deepEqual(
    await run('api-schema', 'remove', 'items', '--api-id', 'orders'),
    refused(
      "The Schema 'items' is used by the following entities:\n  /apis/orders/operations/get: apim operation remove --api-id orders --id get",
    ),
  );
});
