import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import { writePfx } from '../cli/files.ts';
import {
  clientIdentity,
  strangeAuthority,
  type TestIdentity,
  testAuthority,
  testIdentity,
  thumbprint,
} from '../support/certificates.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startNginx } from '../support/nginx.ts';
import { skipWithout } from '../support/program.ts';
import { startBackend } from '../support/servers.ts';
import { assertSuccess, type Looking, startTrusting } from './support/looking.ts';

const PFX = [{ FILE: 'good.pfx' }, '--password', 'secret'] as const;

/** A server that takes certificates of testAuthority() alone, and `good.pfx`, which is one of these. */
async function demanding(t: TestContext): Promise<{ looking: Looking; url: string }> {
  const { url } = await startBackend(t, {});
  const looking = await startTrusting(t);
  await writePfx(looking, 'good.pfx', await clientIdentity('good'));
  return { looking, url };
}

/** This is proposed for the first way to `at`, and mends it. */
async function assertMend(
  { lookAtAll, mend }: Looking,
  at: string,
  command: string,
  ...filled: readonly [Readonly<Record<string, string>>, ...string[]]
): Promise<void> {
  const [probe] = await lookAtAll(at);
  assert.equal(probe?.cause?.command, command);
  await mend(probe.cause, ...filled);
  const [mended, ...others] = await lookAtAll(at);
  assert.ok(mended !== undefined && others.length === 0);
  assertSuccess(mended, 200);
}

test('a certificate that an API lacks is added and given to it', async t => {
  const { looking, url } = await demanding(t);
  await looking.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', url);
  const command = 'apim cert add --id client --pfx FILE && apim api set --id orders --certificate client';
  await assertMend(looking, url, command, ...PFX);
});

test('a certificate is added under an id that is free, though the one of that id has no key', async t => {
  const { looking, url } = await demanding(t);
  await looking.backend('b', url);
  await looking.certificate('Client', await clientIdentity('lost'));
  const store = openHome(looking.home).store(DEFAULT_CONTEXT, () => undefined);
  await store.change(draft => draft.certificateKeys.delete('Client'));
  await assertMend(looking, 'b', 'apim cert add --id client-2 --pfx FILE', ...PFX);
});

test('a backend that names another certificate is told to name the new one', async t => {
  const { looking, url } = await demanding(t);
  await looking.certificate('old', await clientIdentity('old', { ownKey: true }));
  await looking.backend('b', url, '--certificate-id', 'old');
  const store = openHome(looking.home).store(DEFAULT_CONTEXT, () => undefined);
  await store.change(draft => draft.certificates.delete('old'));
  const command = 'apim cert add --id client --pfx FILE && apim backend set --id b --certificate-id client';
  await assertMend(looking, 'b', command, ...PFX);
});

test('a URL that belongs to nothing gets a backend that presents the certificate', async t => {
  const { looking, url } = await demanding(t);
  const command = `apim cert add --id client --pfx FILE && apim backend new --url ${url} --protocol http --certificate-id client`;
  await assertMend(looking, url, command, ...PFX);
});

test('a backend that no API calls is told to name the certificate, since APIs are there', async t => {
  const { looking, url } = await demanding(t);
  await looking.done('api', 'new', '--id', 'orders', '--path', 'orders');
  await looking.backend('b', url);
  const command = 'apim cert add --id client --pfx FILE && apim backend set --id b --certificate-id client';
  await assertMend(looking, 'b', command, ...PFX);
});

const UNFIT: readonly (readonly [string, () => Promise<TestIdentity>])[] = [
  ['one of another CA', () => clientIdentity('c', { issuer: 'self' })],
  ['one that has expired', () => clientIdentity('c', { period: 'expired' })],
  ['one that is not valid yet', () => clientIdentity('c', { period: 'not yet valid' })],
  ['one for servers', () => testIdentity({ commonName: 'c', usage: 'server' })],
];

for (const [what, identity] of UNFIT) {
  test(`of several certificates the one that fits is named: not ${what}`, async t => {
    const { looking, url } = await demanding(t);
    await looking.backend('b', url);
    await looking.certificate('client', await identity());
    await looking.certificate('fitting one', await clientIdentity('fits'));
    await assertMend(looking, 'b', "apim backend set --id b --certificate-id 'fitting one'", {});
  });

  test(`a certificate that cannot help is not proposed, but another one: not ${what}`, async t => {
    const { looking, url } = await demanding(t);
    await looking.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', url);
    await looking.certificate('client', await identity());
    const command = 'apim cert add --id client-2 --pfx FILE && apim api set --id orders --certificate client-2';
    await assertMend(looking, url, command, ...PFX);
  });
}

test('instead of the certificate that is refused the one that fits is named', async t => {
  const { looking, url } = await demanding(t);
  await looking.certificate('bad', await clientIdentity('bad', { issuer: 'self' }));
  await looking.certificate('fits', await clientIdentity('fits'));
  await looking.certificate('old', await clientIdentity('old', { period: 'expired' }));
  await looking.backend('b', url, '--certificate-id', 'bad');
  await assertMend(looking, 'b', 'apim backend set --id b --certificate-id fits', {});
});

test('where none of several fits, the one that is presented is replaced', async t => {
  const { looking, url } = await demanding(t);
  await looking.certificate('bad', await clientIdentity('bad', { issuer: 'self' }));
  await looking.certificate('old', await clientIdentity('old', { period: 'expired' }));
  await looking.backend('b', url, '--certificate-id', 'bad');
  await assertMend(looking, 'b', 'apim cert set --id bad --pfx FILE', ...PFX);
});

test('who names a certificate by its thumbprint is told to name the new one by its id', async t => {
  const { looking, url } = await demanding(t);
  const bad = await clientIdentity('bad', { issuer: 'self' });
  await looking.certificate('bad', bad);
  await looking.backend('b', url, '--certificate-thumbprint', thumbprint(bad));
  const byBackend = 'apim cert set --id bad --pfx FILE && apim backend set --id b --certificate-id bad';
  await assertMend(looking, 'b', byBackend, ...PFX);
});

test('so is an API whose policy does', async t => {
  const { looking, url } = await demanding(t);
  const bad = await clientIdentity('bad', { period: 'expired' });
  await looking.certificate('bad', bad);
  const api = ['--id', 'orders', '--path', 'orders', '--service-url', url];
  await looking.done('api', 'new', ...api, '--certificate', thumbprint(bad));
  const byPolicy = 'apim cert set --id bad --pfx FILE && apim api set --id orders --certificate bad';
  await assertMend(looking, url, byPolicy, ...PFX);
});

test('a certificate whose intermediate has a CA that the server names fits', async t => {
  const { looking, url } = await demanding(t);
  await looking.backend('b', url);
  await looking.certificate('bad', await clientIdentity('bad', { issuer: 'self' }));
  await looking.certificate('fits', await clientIdentity('fits', { issuer: 'intermediate' }));
  await assertMend(looking, 'b', 'apim backend set --id b --certificate-id fits', {});
});

test('a CA that is not known, and one that must be sent by the server', async t => {
  const { url } = await startBackend(t, { requestCert: false });
  const { looking } = await demanding(t);
  await looking.done('ca', 'remove', 'test-root');
  await writeFile(join(looking.cwd, 'root.pem'), (await testAuthority()).certificate);
  await assertMend(looking, url, 'apim ca add --file CA.pem', { 'CA.pem': 'root.pem' });
});

/** nginx that knows the name localhost alone, called by an address; the handshake ends before it could tell a name. */
const byAddress = (t: TestContext, folder: string) =>
  startNginx(t, folder, [
    'location / { return 200; }',
    '}',
    'server {',
    'listen 127.0.0.1:PORT ssl default_server;',
    'ssl_reject_handshake on;',
  ]);

test('a server that serves by name alone is to be called by its name', async t => {
  if (skipWithout(t, 'nginx', '-v')) return;
  const port = await byAddress(t, await temporaryFolder(t));
  const looking = await startTrusting(t);
  await looking.backend('b', `https://127.0.0.1:${port}/items`);
  await assertMend(looking, 'b', `apim backend set --id b --url https://HOST:${port}/items`, { HOST: 'localhost' });
  const url = `https://127.0.0.1:${port}`;
  const { cause } = await looking.look(url);
  assert.equal(cause?.command, `apim backend test https://HOST:${port}`);
  await looking.mend(cause, { HOST: 'localhost' });
});

test('of a server that takes another CA than all that are here, the certificate to add is asked for', async t => {
  const strange = await strangeAuthority();
  const { url } = await startBackend(t, { ca: [strange.certificate] });
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  await looking.certificate('one', await clientIdentity('one'));
  await looking.certificate('two', await clientIdentity('two'));
  const { cause } = await looking.look('b');
  assert.equal(
    cause?.command,
    'apim cert add --id client --pfx FILE && apim backend set --id b --certificate-id client',
  );
});
