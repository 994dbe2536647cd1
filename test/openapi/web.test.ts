import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { refused } from '../cli/session.ts';
import { testAuthority } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { documentOf, importing } from './support.ts';

/** Serves these texts; what is not there is sent on to /moved, or is not found. */
const serving =
  (texts: Readonly<Record<string, string>>) =>
  ({ url = '' }: IncomingMessage, response: ServerResponse): void => {
    const [path = ''] = url.split('?');
    const text = texts[path];
    if (text !== undefined) response.end(text);
    else if (path === '/start') response.writeHead(302, { location: '/docs/openapi.yaml' }).end();
    else response.writeHead(404).end();
  };

const DOCUMENT = documentOf('servers: [{ url: ../v2 }]', 'paths:', "  /a: { $ref: 'more/paths.json#/a' }");
const PATHS = JSON.stringify({
  a: {
    get: { responses: { 200: { description: '', content: { 'text/plain': { schema: { $ref: '../schema.yaml' } } } } } },
  },
});
const TEXTS = { '/docs/openapi.yaml': DOCUMENT, '/docs/more/paths.json': PATHS, '/docs/schema.yaml': 'type: string\n' };

test('a document comes from an HTTP server with what it refers to, relative to where it was found', async t => {
  const server = await startPlainBackend(t, { handler: serving(TEXTS) });
  const { done, api } = await importing(t, {});
  await done('api', 'import', `${server.url}/start`, '--id', 'a', '--path', 'a');
  const { serviceUrl, operations, schemas } = api('a');
  assert.equal(serviceUrl, `${server.url}/v2`);
  assert.deepEqual(operations?.[0]?.responses?.[0]?.representations, [
    { contentType: 'text/plain', schemaId: 'components', typeName: 'schema' },
  ]);
  assert.deepEqual(schemas?.[0]?.document.components, { schemas: { schema: { type: 'string' } } });
  assert.deepEqual(
    server.requests.map(({ url }) => url),
    ['/start', '/docs/openapi.yaml', '/docs/more/paths.json', '/docs/schema.yaml'],
  );
});

test('an HTTPS server is trusted by the CA certificates of the context', async t => {
  const server = await startBackend(t, { requestCert: false, handler: serving(TEXTS) });
  const { run, done, cwd, store } = await importing(t, {});
  const args = [
    'api',
    'import',
    '--specification-url',
    `${server.url}/docs/openapi.yaml?sig=hidden`,
    '--id',
    'a',
    '--path',
    'a',
  ];
  const { status, stderr } = await run(...args);
  assert.equal(status, 1);
  assert.match(stderr, /^apim: https:\/\/localhost:\d+\/docs\/openapi\.yaml cannot be read: .*certificate.*\n$/);
  assert.deepEqual(store.apis.list(), []);
  await writeFile(join(cwd, 'root.pem'), (await testAuthority()).certificate);
  await done('ca', 'add', '--id', 'root', '--file', 'root.pem');
  await done(...args);
  assert.equal(store.apis.get('a')?.operations?.length, 1);
});

test('what cannot be read is told by its URL, and files of this machine are not read for a document of the web', async t => {
  const server = await startPlainBackend(t, {
    handler: serving({
      '/none': documentOf("x: { $ref: 'missing.yaml' }"),
      '/file': documentOf("x: { $ref: 'file:///etc/hostname' }"),
    }),
  });
  const { run, store } = await importing(t, {});
  const imported = (path: string) => run('api', 'import', `${server.url}${path}`, '--id', 'a', '--path', 'a');
  assert.deepEqual(
    await imported('/none'),
    refused(`${server.url}/missing.yaml cannot be read: the server answered 404.`),
  );
  assert.deepEqual(
    await imported('/file'),
    refused(
      `${server.url}/file comes from the web and refers to a file of this machine, which is not read: 'file:///etc/hostname'.`,
    ),
  );
  assert.deepEqual(store.apis.list(), []);
});
