import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Api } from '../../src/model/api.ts';
import { refused } from '../cli/session.ts';
import { NEWER, ODD, PARTS, PETS, SWAGGER } from './documents.ts';
import { importing } from './support.ts';

const DOCUMENTS = {
  'pets.yaml': PETS,
  'parts.yaml': PARTS,
  'items.json': SWAGGER,
  'newer.yaml': NEWER,
  'odd.yaml': ODD,
};

const withoutId = ({ id: _, path: __, ...rest }: Api): object => rest;

for (const name of ['pets.yaml', 'items.json', 'newer.yaml', 'odd.yaml'])
  for (const format of ['openapi', 'openapi+json', 'swagger'])
    for (const how of ['template', 'query'])
      test(`${name} exported as ${format} and imported again is the same API (${how})`, async t => {
        const { done, api } = await importing(t, DOCUMENTS);
        const translated = ['--translate-required-query-parameters', how];
        await done('api', 'import', name, '--id', 'a', '--path', 'a', '--subscription-required', ...translated);
        await done('api', 'export', 'a', '--format', format, '--file', 'exported');
        await done('api', 'import', 'exported', '--id', 'b', '--path', 'b');
        assert.deepEqual(withoutId(api('b')), withoutId(api('a')));
      });

test('an API is exported as Azure exports it', async t => {
  const { done } = await importing(t, DOCUMENTS);
  await done('context', 'new', '--resource-group', 'R', '--service-name', 'Contoso');
  await done(
    'api',
    'import',
    'newer.yaml',
    '--id',
    'newer',
    '--path',
    'newer',
    '--service-url',
    'https://newer.example',
    '--subscription-required',
  );
  const exported: Record<string, unknown> = JSON.parse(
    await done('api', 'export', 'newer', '--specification-format', 'OpenApiJson'),
  );
  assert.deepEqual(exported, {
    openapi: '3.1.0',
    info: { title: 'Newer', license: { name: 'MIT' }, version: '1.0' },
    servers: [{ url: 'https://contoso.azure-api.net/newer' }],
    paths: {
      '/things': {
        get: {
          summary: 'Get - /things',
          operationId: 'get-things',
          parameters: [{ name: 'at', in: 'query', schema: { $ref: '#/components/schemas/ThingsGet-at-Request' } }],
          responses: {
            200: {
              description: 'ok',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Thing: { type: ['object', 'null'], exclusiveMinimum: 3, examples: [1] },
        'ThingsGet-at-Request': { type: ['string', 'null'], const: 'now' },
      },
      securitySchemes: {
        apiKeyHeader: { type: 'apiKey', name: 'Ocp-Apim-Subscription-Key', in: 'header' },
        apiKeyQuery: { type: 'apiKey', name: 'subscription-key', in: 'query' },
      },
    },
    security: [{ apiKeyHeader: [] }, { apiKeyQuery: [] }],
    'x-apim': { path: 'newer', serviceUrl: 'https://newer.example' },
  });
});

test('a file that is there is replaced only by force', async t => {
  const { run, done, cwd } = await importing(t, DOCUMENTS);
  await done('api', 'import', 'newer.yaml', '--id', 'newer', '--path', 'newer');
  const file = join(cwd, 'odd.yaml');
  assert.deepEqual(
    await run('api', 'export', 'newer', '--save-as', 'odd.yaml'),
    refused(`${file} cannot be written: it is there already; --force replaces it.`),
  );
  assert.equal(await readFile(file, 'utf8'), ODD);
  assert.equal(
    await done('api', 'export', 'newer', '--file', 'odd.yaml', '--force'),
    'Exported API newer to odd.yaml.\n',
  );
  assert.match(await readFile(file, 'utf8'), /^openapi: 3\.1\.0\n/);
});
