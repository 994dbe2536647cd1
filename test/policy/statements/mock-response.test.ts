import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '../../../src/model/operation.ts';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

async function mocked(attributes: string, operation?: Operation) {
  const { services, asked } = fakeServices();
  const inbound = `<mock-response ${attributes} /><set-variable name="late" value="yes" />`;
  const { response, variables } = await run({ api: { inbound, backend: '<forward-request />' } }, everything, {
    ...services,
    called: { operation },
  });
  assert.deepEqual([asked.length, variables.size], [0, 0]);
  return [response?.statusCode, response?.headers, response?.body.bytes?.toString()];
}

test('mock-response answers 200 with nothing, and nothing more runs', async () => {
  assert.deepEqual(await mocked(''), [200, [], '']);
});

test('status and media type are what its attributes say', async () => {
  assert.deepEqual(await mocked('status-code="201" content-type="application/json" index="1"'), [
    201,
    ['Content-Type', 'application/json'],
    '',
  ]);
});

test('an operation answers as it describes its responses: status, media type and first example', async () => {
  const operation: Operation = {
    id: 'get',
    displayName: 'Get',
    method: 'GET',
    urlTemplate: '/',
    responses: [
      {
        statusCode: 200,
        representations: [
          { contentType: 'application/xml', examples: { a: { value: '<a />' }, b: { value: '<b />' } } },
          { contentType: 'application/json', examples: { default: { value: { id: 1 } } } },
        ],
      },
      { statusCode: 404, representations: [{ contentType: 'text/plain' }] },
      { statusCode: 204 },
    ],
  };
  for (const [attributes, status, headers, body] of [
    ['', 200, ['Content-Type', 'application/xml'], '<a />'],
    ['content-type="application/json"', 200, ['Content-Type', 'application/json'], '{\n  "id": 1\n}'],
    [
      'content-type="Application/JSON; charset=utf-8"',
      200,
      ['Content-Type', 'Application/JSON; charset=utf-8'],
      '{\n  "id": 1\n}',
    ],
    ['status-code="404"', 404, ['Content-Type', 'text/plain'], ''],
    ['status-code="200" index="1"', 404, ['Content-Type', 'text/plain'], ''],
    ['status-code="204"', 204, [], ''],
    ['status-code="500" index="9"', 500, [], ''],
    ['content-type="image/png"', 200, ['Content-Type', 'image/png'], ''],
  ] as const)
    assert.deepEqual(await mocked(attributes, operation), [status, headers, body], attributes);
});
