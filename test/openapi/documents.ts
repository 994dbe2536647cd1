/** Documents that tests import, by the names of their files. */
export const PETS = `openapi: 3.0.3
info:
  title: Pet store
  description: Pets.
  version: '1.2'
  termsOfService: https://pets.example/terms
  contact: { name: Ann, email: ann@pets.example }
  license: { name: MIT }
servers:
  - url: http://{host}.example/v1
    variables: { host: { default: plain } }
  - url: https://{host}.example/v1
    variables: { host: { default: pets } }
security: [{ key: [] }]
paths:
  /pets:
    parameters:
      - { name: X-Trace, in: header, schema: { type: string, format: uuid } }
    get:
      operationId: listPets
      summary: List pets
      description: All of them.
      tags: [pets]
      parameters:
        - { name: status, in: query, required: true, schema: { type: string, enum: [sold, free] } }
        - { name: limit, in: query, schema: { type: integer, default: 10 } }
        - $ref: 'parts.yaml#/parameters/Page'
      responses:
        '200':
          description: All.
          headers: { X-Next: { description: The next page., schema: { type: string } } }
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Pet' } }
              example: [{ id: 1, next: null }]
        default: { description: Anything else. }
    post:
      requestBody:
        description: One pet.
        content:
          application/json: { schema: { $ref: '#/components/schemas/Pet' } }
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string, description: Its name. }
                born: { type: string, format: date }
      responses:
        '201': { $ref: '#/components/responses/One' }
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { text/plain: {} } }
      responses:
        '200':
          description: One.
          content: { application/json: { schema: { $ref: 'parts.yaml#/Tree' } } }
components:
  responses:
    One:
      description: One.
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Pet' }
          examples: { ada: { summary: A pet, value: { id: 1 } }, bob: { externalValue: 'https://pets.example/bob' } }
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Pet:
      type: object
      properties:
        id: { type: integer }
        next: { $ref: '#/components/schemas/Pet' }
        default: { type: string, default: x }
        nothing: {}
`;

export const PARTS = `parameters:
  Page: { name: page, in: query, schema: { type: integer, minimum: 1 } }
Tree:
  type: object
  properties:
    left: { $ref: '#/Tree' }
    pet: { $ref: 'pets.yaml#/components/schemas/Pet' }
`;

export const SWAGGER = JSON.stringify({
  swagger: '2.0',
  info: { title: 'Items', version: '1' },
  host: 'items.example',
  basePath: '/api',
  schemes: ['https', 'http'],
  consumes: ['application/json'],
  produces: ['application/json', 'application/xml'],
  paths: {
    '/items/{id}': {
      get: {
        operationId: 'get_item',
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'integer', format: 'int64' },
          { name: 'kind', in: 'query', type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
        ],
        responses: {
          200: {
            description: 'One.',
            schema: { $ref: '#/definitions/Item' },
            headers: { ETag: { type: 'string' } },
            examples: { 'application/json': { id: 1 } },
          },
        },
      },
      put: {
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'integer', format: 'int64' },
          { name: 'item', in: 'body', description: 'It.', schema: { $ref: '#/definitions/Item' } },
        ],
        responses: { 204: { description: 'Done.' } },
      },
    },
    '/files': {
      post: {
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'file', in: 'formData', type: 'file', required: true, description: 'The file.' },
          { name: 'note', in: 'formData', type: 'string', default: 'none' },
        ],
        responses: { 200: { description: '' } },
      },
    },
  },
  definitions: {
    Item: {
      type: 'object',
      discriminator: 'kind',
      properties: { kind: { type: 'string', 'x-nullable': true }, parent: { $ref: '#/definitions/Item' } },
    },
  },
});

export const NEWER = `openapi: 3.1.0
info: { title: Newer, version: 2.0.0, license: { name: MIT, identifier: MIT } }
paths:
  /things:
    get:
      parameters:
        - { name: at, in: query, schema: { type: [string, 'null'], const: now } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components:
  schemas:
    Thing: { type: [object, 'null'], exclusiveMinimum: 3, examples: [1] }
`;

/** What OpenAPI has few or no words for. */
export const ODD = `openapi: 3.0.1
info: { title: Odd, version: '1' }
x-ms-paths:
  /search?kind=all:
    get: { operationId: search-all, responses: { '200': { description: '' } } }
  /search?by={field}:
    get:
      operationId: search-by
      parameters: [{ name: field, in: query, required: true, schema: { type: string } }]
      responses: { '200': { description: '' } }
paths:
  /files/{*rest}:
    get:
      operationId: Get_File
      parameters: [{ name: rest, in: path, required: true, schema: { type: string } }]
      responses: {}
  /*:
    post:
      parameters: [{ name: 'filter[x]', in: query, required: true, schema: { type: boolean, default: true } }]
      responses: { '404': { description: none, content: { 'text/plain; charset=utf-8': {} } } }
`;
