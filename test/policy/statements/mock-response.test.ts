import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, fakeServices } from '../fake-gateway.ts';
import { run } from '../run.ts';

async function mocked(attributes: string) {
  const { services, asked } = fakeServices();
  const inbound = `<mock-response ${attributes} /><set-variable name="late" value="yes" />`;
  const { response, variables } = await run({ api: { inbound, backend: '<forward-request />' } }, everything, services);
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
