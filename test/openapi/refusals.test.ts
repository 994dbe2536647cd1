import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misused, refused } from '../cli/session.ts';
import { documentOf, importing } from './support.ts';

const IMPORT = ['api', 'import', 'a.yaml', '--id', 'a', '--path', 'a'];

const REFUSED: readonly (readonly [text: string, sentence: string])[] = [
  [
    'openapi: 3.0.1\ninfo: [\n',
    'a.yaml:3:1: Flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  ['{ "openapi": "3.0.1",\n  "info": { "title" "T" } }', 'a.yaml:2:21: Missing , or : between flow map items.'],
  ['a: 1\na: 2\n', 'a.yaml:2:1: Map keys must be unique.'],
  ['title: x\n', 'a.yaml:1: It is no OpenAPI document: it has neither "openapi" (3.0 or 3.1) nor "swagger" (2.0).'],
  [
    'info: { title: T }\nopenapi: 4.0.0\n',
    'a.yaml:2: Version 4.0.0 is not supported: OpenAPI 3.0 and 3.1 and Swagger 2.0 are.',
  ],
  ['openapi: 3.0.1\ninfo: {}\n', "a.yaml:2: It has no title: 'info.title' must be given."],
  [documentOf('paths:', '  a: {}'), "a.yaml:5: The path 'a' must begin with a slash."],
  [documentOf('paths: []'), "a.yaml:4: 'paths' must be an object."],
  [
    documentOf('paths:', '  /a/{id}:', '    get: {}'),
    'a.yaml:6: All template parameters used in the UriTemplate must be defined in the Operation, please ensure the following parameters are defined: id.',
  ],
  [
    documentOf('paths:', '  /a:', '    get:', '      parameters:', '        - { name: id, in: path, required: true }'),
    "a.yaml:8: The path parameter 'id' is not in the path /a.",
  ],
  [
    documentOf(
      'paths:',
      '  /a/{x}:',
      '    get: { parameters: [{ name: x, in: path }] }',
      '  /A/{y}:',
      '    get: { parameters: [{ name: y, in: path }] }',
    ),
    "a.yaml:8: Operation with the same method and URL template already exists: 'get-a-x' is GET /a/{x}.",
  ],
  [
    documentOf(
      'paths:',
      '  /a/{id}:',
      '    get:',
      '      parameters:',
      '        - { name: id, in: path }',
      '        - { name: ID, in: query, required: true }',
    ),
    "a.yaml:9: The query parameter 'ID' is required and has the name of a path parameter of /a/{id}: in a URL template each name stands once. --translate-required-query-parameters query keeps it out of the template.",
  ],
  [
    documentOf(
      'paths:',
      '  /a:',
      '    get:',
      '      parameters:',
      "        - $ref: '#/components/parameters/None'",
      '  b: {}',
    ),
    "a.yaml:8: The reference '#/components/parameters/None' leads to nothing.\na.yaml:9: The path 'b' must begin with a slash.",
  ],
  [
    documentOf('components:', '  schemas:', '    A:', "      properties: { b: { $ref: '#/components/schemas/B' } }"),
    "a.yaml:6: The reference '#/components/schemas/B' leads to nothing.",
  ],
  [
    documentOf('paths:', '  /a:', "    get: { responses: { '200': { $ref: '#/x' } } }", "x: { $ref: '#/x' }"),
    "a.yaml:6: The reference '#/x' leads back to itself.",
  ],
  [
    documentOf('paths:', '  /a b:', '    get: {}'),
    'a.yaml:6: urlTemplate: must be a path such as /items/{id}, without spaces or #.',
  ],
  [
    documentOf('servers:', '  - url: https://a.example?x=1'),
    "a.yaml:4: The server's URL 'https://a.example?x=1' must be an absolute http:// or https:// URL without user name, password, query, fragment or spaces, such as https://contoso.com/myapi.",
  ],
  [documentOf("x: { $ref: 'none.yaml#/a' }"), 'none.yaml cannot be read: there is no such file.'],
  [
    '<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" />',
    'a.yaml is a WSDL document. Only OpenAPI and Swagger documents are imported yet: WSDL, WADL, OData and GraphQL are not.',
  ],
  [
    '<edmx:Edmx Version="4.0" />',
    'a.yaml is an OData metadata document. Only OpenAPI and Swagger documents are imported yet: WSDL, WADL, OData and GraphQL are not.',
  ],
  [
    '# a schema\ntype Query {\n  a: Int\n}\n',
    'a.yaml is a GraphQL schema. Only OpenAPI and Swagger documents are imported yet: WSDL, WADL, OData and GraphQL are not.',
  ],
];

for (const [text, sentence] of REFUSED)
  test(`refused, and nothing is imported: ${sentence.split('\n')[0]}`, async t => {
    const { run, store } = await importing(t, { 'a.yaml': text });
    assert.deepEqual(await run(...IMPORT), refused(sentence));
    assert.deepEqual(store.apis.list(), []);
  });

test('a document of another kind than is said, and a kind that is not there yet, are refused', async t => {
  const { run } = await importing(t, { 'a.yaml': documentOf() });
  assert.deepEqual(
    await run(...IMPORT, '--format', 'swagger-json'),
    refused('a.yaml is an OpenAPI document (3.0.1), not a Swagger one, as --format says.'),
  );
  assert.deepEqual(
    await run(...IMPORT, '--specification-format', 'Wsdl'),
    misused(
      "option '--specification-format <format>' argument 'Wsdl' is invalid. WSDL, WADL, OData and GraphQL are not there yet. Allowed choices are auto, openapi, openapi+json, swagger-json.",
    ),
  );
});

test('the command line says what is missing', async t => {
  const { run } = await importing(t, { 'a.yaml': documentOf() });
  assert.deepEqual(
    await run('api', 'import'),
    misused("missing required argument 'source': a file, a URL, or - for standard input"),
  );
  assert.deepEqual(await run('api', 'import', 'a.yaml', '--id', 'a'), refused('--path: must be given.'));
  assert.deepEqual(
    await run('api', 'import', 'a.yaml', '--id', 'a', '--api-id', 'b'),
    misused("two different ids are given: 'a' and 'b'"),
  );
});
