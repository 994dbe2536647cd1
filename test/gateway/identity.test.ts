import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { identityOf, LocalIdentity } from '../../src/gateway/identity/identity.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { REAL_SURROUNDINGS } from '../../src/surroundings.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startPlainBackend } from '../support/servers.ts';
import { realSurroundings } from '../support/surroundings.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';
import { told } from './support/mending.ts';
import { unusedPort } from './support/raw-backend.ts';

const NOW = Date.UTC(2026, 2, 1);

/** A clock that is set, and an identity whose answers the test gives, with what was asked. */
function asking(...answers: string[]) {
  const clock = { now: NOW };
  const asked: unknown[] = [];
  const source = async (request: object) => answers[asked.push(request) - 1] ?? assert.fail('asked once more');
  return { clock, asked, identity: new LocalIdentity(source, { now: () => clock.now }) };
}

const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

for (const [what, first] of [
  [
    'expires_on, as a machine’s endpoint says it',
    JSON.stringify({ access_token: 'one', expires_on: String(NOW / 1000 + 60) }),
  ],
  ['expires_in', JSON.stringify({ access_token: 'one', expires_in: 60 })],
  ['expiresOn, as az says it', JSON.stringify({ accessToken: 'one', expiresOn: '2026-03-01T00:01:00Z' })],
] as const)
  test(`a token is kept until it expires: ${what}`, async () => {
    const { clock, identity, asked } = asking(first, 'two', 'three');
    for (const after of [0, 59_999]) {
      clock.now = NOW + after;
      assert.equal(await identity.token('r', undefined), 'one');
    }
    clock.now = NOW + 60_000;
    assert.equal(await identity.token('r', undefined), 'two');
    // Nothing says when that expires.
    assert.equal(await identity.token('r', undefined), 'three');
    assert.equal(asked.length, 3);
  });

test('of a JWT its own exp tells', async () => {
  const token = jwt({ exp: NOW / 1000 + 1 });
  const { identity, asked } = asking(`${token}\n`);
  for (const _ of [1, 2]) assert.equal(await identity.token('r', undefined), token);
  assert.equal(asked.length, 1);
});

test('resources and identities have tokens of their own, and who asks at the same time gets the same', async () => {
  const { identity, asked } = asking('{"access_token":"a","expires_in":9}', '{"access_token":"b","expires_in":9}', 'c');
  assert.deepEqual(await Promise.all([identity.token('r', undefined), identity.token('r', undefined)]), ['a', 'a']);
  assert.deepEqual([await identity.token('r', 'id'), await identity.token('s', undefined)], ['b', 'c']);
  assert.deepEqual(asked, [
    { resource: 'r', clientId: undefined },
    { resource: 'r', clientId: 'id' },
    { resource: 's', clientId: undefined },
  ]);
});

test('JSON may hold a token for each resource', async () => {
  const answer = JSON.stringify({ 'https://a': 'one', 'https://b': { access_token: 'two' } });
  const { identity } = asking(answer, answer, answer);
  assert.deepEqual(
    [await identity.token('https://a', undefined), await identity.token('https://b', undefined)],
    ['one', 'two'],
  );
  await assert.rejects(identity.token('https://c', undefined), {
    name: 'NoToken',
    message:
      "The managed identity gave no token for 'https://c': neither a text alone, nor JSON with access_token or accessToken.",
  });
});

test('what is no token is not repeated', async () => {
  for (const answer of ['', 'two secrets', '{"access_token":"se cret"}', '["secret"]', '{"error":"secret"}'])
    await assert.rejects(
      asking(answer).identity.token('r', undefined),
      ({ message }: Error) => !message.includes('secret'),
    );
});

const place = async (t: TestContext) => ({ cwd: await temporaryFolder(t), env: { PATH: process.env.PATH } });
const identityFrom = (source: string, where: Awaited<ReturnType<typeof place>>) =>
  identityOf({ source, ...where }, REAL_SURROUNDINGS.clock);

test('a command is run by the shell, and finds in its environment what it is asked for', async t => {
  const where = await place(t);
  await writeFile(
    join(where.cwd, 'tell.mjs'),
    'console.log([process.env.APIM_RESOURCE, process.env.APIM_CLIENT_ID].join("|"))',
  );
  const identity = identityFrom(`"${process.execPath}" tell.mjs`, where);
  assert.equal(await identity.token('https://vault.azure.net', 'me'), 'https://vault.azure.net|me');
  assert.equal(await identity.token('$(rm)&;', undefined), '$(rm)&;|');
});

test('a command that fails is told with the last that it says', async t => {
  const where = await place(t);
  await writeFile(join(where.cwd, 'fail.mjs'), 'console.error("first\\nPlease run az login."); process.exit(3)');
  await assert.rejects(identityFrom(`"${process.execPath}" fail.mjs`, where).token('r', undefined), {
    reason: 'ManagedIdentityFailed',
    message: 'The command of the managed identity ended with exit code 3: Please run az login.',
  });
});

test('a file is read anew, unless it can be run: then it is a command', {
  skip: process.platform === 'win32',
}, async t => {
  const where = await place(t);
  const file = join(where.cwd, 'token');
  await writeFile(file, 'one\n');
  const identity = identityFrom('token', where);
  assert.equal(await identity.token('r', undefined), 'one');
  await writeFile(file, 'two');
  assert.equal(await identity.token('r', undefined), 'two');
  await writeFile(file, '#!/bin/sh\necho run\n');
  await chmod(file, 0o755);
  assert.equal(await identityFrom(file, where).token('r', undefined), 'run');
  assert.equal((await readFile(file, 'utf8')).startsWith('#!'), true);
});

test('a URL is asked as a machine’s own endpoint is', async t => {
  const endpoint = await startPlainBackend(t, {
    handler: (_request, response) => response.end('{"access_token":"abc","expires_in":"3600"}'),
  });
  const identity = identityFrom(`${endpoint.url}/token?api-version=2018-02-01`, await place(t));
  assert.equal(await identity.token('https://vault.azure.net', 'me'), 'abc');
  assert.deepEqual(
    endpoint.requests.map(({ method, url, headers }) => [method, url, headers.metadata]),
    [['GET', '/token?api-version=2018-02-01&resource=https%3A%2F%2Fvault.azure.net&client_id=me', 'true']],
  );
});

test('a URL that refuses, or that nobody listens at, is told without its query', async t => {
  const where = await place(t);
  const refusing = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.statusCode = 400;
      response.end('secret');
    },
  });
  await assert.rejects(identityFrom(`${refusing.url}/token?key=secret`, where).token('r', undefined), {
    message: `The managed identity at ${refusing.url}/token answered with status code 400.`,
  });
  const port = await unusedPort(t);
  await assert.rejects(identityFrom(`http://127.0.0.1:${port}/?key=secret`, where).token('r', undefined), {
    message: `The managed identity at http://127.0.0.1:${port}/ cannot be asked: connect ECONNREFUSED 127.0.0.1:${port}.`,
  });
});

test('a call gets the token of the gateway’s identity, inside send-request too, and without one the log says how to give it', async t => {
  const backend = await startPlainBackend(t, {});
  const element = '<authentication-managed-identity resource="https://vault.azure.net" />';
  const inbound =
    `<send-request response-variable-name="r"><set-url>${backend.url}/secrets</set-url><set-method>GET</set-method>${element}</send-request>` +
    '<authentication-managed-identity resource="https://backend" client-id="me" />';
  const fill = async (store: Parameters<typeof addApi>[0]) => {
    await addApi(store, 'shop', backend.url);
    await setPolicy(
      store,
      { kind: 'api', apiId: 'shop' },
      `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound /><on-error /></policies>`,
    );
  };
  const identity = { token: async (resource: string, id: string | undefined) => `${resource}-${id}` };
  const gateway = await startTestGateway(t, fill, { surroundings: { ...realSurroundings(), identity } });
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  assert.deepEqual(
    backend.requests.map(({ url, headers }) => [url, headers.authorization]),
    [
      ['/secrets', 'Bearer https://vault.azure.net-undefined'],
      ['/a', 'Bearer https://backend-me'],
    ],
  );
  const without = await startTestGateway(t, fill);
  assert.equal((await send(`${without.url}/shop/a`)).status, 500);
  assert.deepEqual(told(without), {
    message:
      'This gateway has no managed identity: --identity COMMAND, URL or FILE of serve and call says where its tokens come from.',
    command: 'apim serve --identity COMMAND',
  });
});
