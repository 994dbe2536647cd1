import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentOf, importing } from '../openapi/support.ts';
import { startPlainBackend } from '../support/servers.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

test('what the README shows of OpenAPI documents runs as it stands there', async t => {
  const backend = await startPlainBackend(t, { handler: (_request, response) => void response.end('a pet') });
  const paths = ['paths:', '  /pets/{id}: { get: { parameters: [{ name: id, in: path, required: true }] } }'];
  const { done } = await importing(t, { 'openapi.yaml': documentOf(`servers: [{ url: ${backend.url} }]`, ...paths) });
  const [, block = ''] = /```sh\n(apim api import [^`]*)```/.exec(README) ?? [];
  const outputs: string[] = [];
  for (const line of block.split('\n').filter(each => each !== ''))
    outputs.push(
      await done(
        ...line
          .replace(/ +# .*$/, '')
          .split(' ')
          .slice(1),
      ),
    );
  assert.match(outputs[0] ?? '', /^Imported API pets\.\n/);
  assert.deepEqual(outputs.slice(1), ['a pet', 'Exported API pets to exported.yaml.\n']);
});
