import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setPolicy } from '../../src/resources/policies.ts';
import { printed, refused } from '../cli/session.ts';
import { policyOf } from '../resources/store.ts';
import { NEWER, PARTS, PETS, SWAGGER } from './documents.ts';
import { documentOf, importing } from './support.ts';

const uuid = { schemaId: 'components', typeName: 'PetsPost-X-Trace-Request' };

test('an OpenAPI document becomes an API with its operations and schemas, also of other files', async t => {
  const { run, api } = await importing(t, { 'pets.yaml': PETS, 'parts.yaml': PARTS });
  const { status, stdout, stderr } = await run('api', 'import', 'pets.yaml', '--id', 'pets', '--path', 'pets');
  assert.deepEqual(
    [status, stdout, stderr],
    [
      0,
      'Imported API pets.\n  path        /pets\n  service     https://pets.example/v1\n  operations  3\n',
      'Note: Responses without a status code of their own (default, 4XX) are left out.\n' +
        'Note: Bodies of GET, HEAD and OPTIONS requests are left out, as Azure does.\n',
    ],
  );
  const { operations, schemas, ...members } = api('pets');
  assert.deepEqual(members, {
    id: 'pets',
    displayName: 'Pet store',
    description: 'Pets.',
    path: 'pets',
    serviceUrl: 'https://pets.example/v1',
    protocols: ['https'],
    subscriptionRequired: false,
    subscriptionKeyParameterNames: { header: 'X-Key' },
    termsOfServiceUrl: 'https://pets.example/terms',
    contact: { name: 'Ann', email: 'ann@pets.example' },
    license: { name: 'MIT' },
  });
  assert.deepEqual(operations, [
    {
      id: 'get-pets-id',
      displayName: 'Get - /pets/{id}',
      method: 'GET',
      urlTemplate: '/pets/{id}',
      templateParameters: [{ name: 'id', type: 'string', required: true }],
      responses: [
        {
          statusCode: 200,
          description: 'One.',
          representations: [{ contentType: 'application/json', schemaId: 'components', typeName: 'Tree' }],
        },
      ],
    },
    {
      id: 'listpets',
      displayName: 'List pets',
      method: 'GET',
      urlTemplate: '/pets?status={status}',
      description: 'All of them.',
      templateParameters: [{ name: 'status', type: 'string', required: true, values: ['sold', 'free'] }],
      request: {
        queryParameters: [
          { name: 'limit', type: 'integer', defaultValue: '10' },
          { name: 'page', type: 'integer', schemaId: 'components', typeName: 'PetsGet-page-Request' },
        ],
        headers: [{ name: 'X-Trace', type: 'string', ...uuid, typeName: 'PetsGet-X-Trace-Request' }],
      },
      responses: [
        {
          statusCode: 200,
          description: 'All.',
          representations: [
            {
              contentType: 'application/json',
              schemaId: 'components',
              typeName: 'PetsGet200ApplicationJsonResponse',
              examples: { default: { value: [{ id: 1, next: null }] } },
            },
          ],
          headers: [{ name: 'X-Next', type: 'string', description: 'The next page.' }],
        },
      ],
      tags: ['pets'],
    },
    {
      id: 'post-pets',
      displayName: 'Post - /pets',
      method: 'POST',
      urlTemplate: '/pets',
      request: {
        description: 'One pet.',
        headers: [{ name: 'X-Trace', type: 'string', ...uuid }],
        representations: [
          { contentType: 'application/json', schemaId: 'components', typeName: 'Pet' },
          {
            contentType: 'application/x-www-form-urlencoded',
            formParameters: [
              { name: 'name', type: 'string', description: 'Its name.', required: true },
              {
                name: 'born',
                type: 'string',
                schemaId: 'components',
                typeName: 'PetsPostApplicationXWwwFormUrlencodedRequest-born',
              },
            ],
          },
        ],
      },
      responses: [
        {
          statusCode: 201,
          description: 'One.',
          representations: [
            {
              contentType: 'application/json',
              schemaId: 'components',
              typeName: 'Pet',
              examples: {
                ada: { summary: 'A pet', value: { id: 1 } },
                bob: { externalValue: 'https://pets.example/bob' },
              },
            },
          ],
        },
      ],
    },
  ]);
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  assert.deepEqual(schemas, [
    {
      id: 'components',
      contentType: 'application/vnd.oai.openapi.components+json',
      document: {
        components: {
          schemas: {
            Pet: {
              type: 'object',
              properties: {
                id: { type: 'integer' },
                next: reference('Pet'),
                default: { type: 'string', default: 'x' },
                nothing: {},
              },
            },
            'PetsGet-page-Request': { type: 'integer', minimum: 1 },
            'PetsGet-X-Trace-Request': { type: 'string', format: 'uuid' },
            PetsGet200ApplicationJsonResponse: { type: 'array', items: reference('Pet') },
            'PetsPost-X-Trace-Request': { type: 'string', format: 'uuid' },
            'PetsPostApplicationXWwwFormUrlencodedRequest-born': { type: 'string', format: 'date' },
            Tree: { type: 'object', properties: { left: reference('Tree'), pet: reference('Pet') } },
          },
        },
      },
    },
  ]);
});

test('a Swagger document becomes the same kind of API', async t => {
  const { run, api } = await importing(t, { 'items.json': SWAGGER });
  assert.equal((await run('api', 'import', 'items.json', '--id', 'items', '--path', 'items')).status, 0);
  const { serviceUrl, operations = [], schemas = [] } = api('items');
  assert.equal(serviceUrl, 'https://items.example/api');
  assert.deepEqual(
    operations.map(({ id, method, urlTemplate, request }) => [id, method, urlTemplate, request]),
    [
      [
        'get-item',
        'GET',
        '/items/{id}',
        {
          queryParameters: [
            {
              name: 'kind',
              type: 'array',
              values: ['a', 'b'],
              schemaId: 'components',
              typeName: 'ItemsIdGet-kind-Request',
            },
          ],
        },
      ],
      [
        'post-files',
        'POST',
        '/files',
        {
          representations: [
            {
              contentType: 'multipart/form-data',
              formParameters: [
                {
                  name: 'file',
                  type: 'string',
                  description: 'The file.',
                  required: true,
                  schemaId: 'components',
                  typeName: 'FilesPostRequest-file',
                },
                { name: 'note', type: 'string', defaultValue: 'none' },
              ],
            },
          ],
        },
      ],
      [
        'put-items-id',
        'PUT',
        '/items/{id}',
        {
          description: 'It.',
          representations: [{ contentType: 'application/json', schemaId: 'components', typeName: 'Item' }],
        },
      ],
    ],
  );
  const body = { schemaId: 'components', typeName: 'Item' };
  assert.deepEqual(operations[0]?.responses, [
    {
      statusCode: 200,
      description: 'One.',
      representations: [
        { contentType: 'application/json', ...body, examples: { default: { value: { id: 1 } } } },
        { contentType: 'application/xml', ...body },
      ],
      headers: [{ name: 'ETag', type: 'string' }],
    },
  ]);
  assert.deepEqual(schemas[0]?.document.components?.schemas, {
    Item: {
      type: 'object',
      discriminator: { propertyName: 'kind' },
      properties: { kind: { type: 'string', nullable: true }, parent: { $ref: '#/components/schemas/Item' } },
    },
    'ItemsIdGet-id-Request': { type: 'integer', format: 'int64' },
    'ItemsIdGet-kind-Request': { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    'ItemsIdPut-id-Request': { type: 'integer', format: 'int64' },
    'FilesPostRequest-file': { type: 'string', format: 'binary' },
  });
});

test('schemas of OpenAPI 3.1 stay as they are, and it is kept that they are of it', async t => {
  const { runWith, api } = await importing(t, {});
  const { status } = await runWith({ stdin: NEWER }, 'api', 'import', '-', '--id', 'newer', '--path', 'newer');
  assert.equal(status, 0);
  const [schema] = api('newer').schemas ?? [];
  assert.deepEqual(schema?.document.components, {
    schemas: {
      Thing: { type: ['object', 'null'], exclusiveMinimum: 3, examples: [1] },
      'ThingsGet-at-Request': { type: ['string', 'null'], const: 'now' },
    },
    'x-openapi': '3.1.0',
  });
});

test('ids are made of operationIds, or of method and path, as Azure makes them', async t => {
  const long = 'x'.repeat(90);
  const paths = [
    ['/a', '__Get ALL--(things)!'],
    ['/b', 'get-all-things'],
    ['/foo/{bar}', undefined],
    ['/c', long],
    ['/d', long],
  ] as const;
  const text = documentOf(
    'paths:',
    ...paths.map(([path, id]) => {
      const parameters = '[{ name: bar, in: path, required: true }]';
      const given = [
        ...(id === undefined ? [] : [`operationId: '${id}'`]),
        ...(path.includes('{') ? [`parameters: ${parameters}`] : []),
      ];
      return `  '${path}': { get: { ${given.join(', ')} } }`;
    }),
  );
  const { done, api } = await importing(t, { 'ids.yaml': text });
  await done('api', 'import', 'ids.yaml', '--id', 'ids', '--path', 'ids');
  assert.deepEqual(Object.fromEntries(api('ids').operations?.map(({ urlTemplate, id }) => [urlTemplate, id]) ?? []), {
    '/a': 'get-all-things',
    '/b': 'get-all-things-1',
    '/foo/{bar}': 'get-foo-bar',
    '/c': 'x'.repeat(76),
    '/d': `${'x'.repeat(76)}-1`,
  });
});

test('required query parameters stay out of the template where that is asked for', async t => {
  const { done, api } = await importing(t, { 'pets.yaml': PETS, 'parts.yaml': PARTS });
  const query = ['--translate-required-query-parameters', 'query'];
  await done('api', 'import', 'pets.yaml', '--id', 'pets', '--path', 'pets', ...query);
  const operation = api('pets').operations?.find(({ id }) => id === 'listpets');
  assert.equal(operation?.urlTemplate, '/pets');
  assert.deepEqual(operation?.request?.queryParameters?.[0], {
    name: 'status',
    type: 'string',
    required: true,
    values: ['sold', 'free'],
  });
});

test('an import over an API replaces operations and schemas, and keeps its settings and the policies', async t => {
  const before = documentOf(
    '  description: Old.',
    'paths:',
    '  /a: { get: { operationId: a } }',
    '  /b: { get: { operationId: b } }',
    '  /c: { get: {} }',
  );
  const after = documentOf('paths:', '  /a2: { get: { operationId: A } }', '  /b: { get: { operationId: renamed } }');
  const { run, done, store, api } = await importing(t, { 'before.yaml': before, 'after.yaml': after });
  await done('api', 'import', 'before.yaml', '--id', 't', '--path', 'here', '--service-url', 'https://t.example');
  const policy = policyOf('<base />');
  for (const operationId of ['a', 'b', 'get-c'])
    await setPolicy(store, { kind: 'operation', apiId: 't', operationId }, policy);
  await setPolicy(store, { kind: 'api', apiId: 't' }, policy);
  assert.deepEqual(
    await run('api', 'import', 'after.yaml', '--id', 't'),
    refused("There is an API 't' already. `apim api set --id t` changes it, and --force imports over it."),
  );
  assert.deepEqual(
    await run('api', 'import', 'after.yaml', '--api-id', 't'),
    printed(
      'Imported API t over the one that was there.\n  path        /here\n  service     https://t.example\n  operations  2\n',
    ),
  );
  assert.deepEqual(api('t'), {
    id: 't',
    displayName: 'T',
    path: 'here',
    serviceUrl: 'https://t.example',
    protocols: ['https'],
    subscriptionRequired: false,
    policy,
    operations: [
      { id: 'a', displayName: 'A', method: 'GET', urlTemplate: '/a2', policy },
      { id: 'renamed', displayName: 'renamed', method: 'GET', urlTemplate: '/b', policy },
    ],
  });
});

test('an API of a version set has the version of its document, and a revision is imported beside the current one', async t => {
  const { done, store, api } = await importing(t, { 'newer.yaml': NEWER });
  await store.change(draft => draft.apiVersionSets.put({ id: 'set', displayName: 'Set', versioningScheme: 'Segment' }));
  const newer = ['api', 'import', 'newer.yaml'];
  await done(...newer, '--id', 'newer', '--path', 'newer', '--api-version-set-id', 'set');
  assert.equal(api('newer').apiVersion, '2.0.0');
  await done(...newer, '--api-id', 'newer', '--api-revision', '2');
  const { apiRevision, isCurrent, path, apiVersion } = api('newer;rev=2');
  assert.deepEqual([apiRevision, isCurrent, path, apiVersion], ['2', false, 'newer', '2.0.0']);
  await done(...newer, '--api-id', 'newer', '--api-revision', '1');
  assert.deepEqual(
    store.apis.list().map(({ id }) => id),
    ['newer', 'newer;rev=2'],
  );
});
