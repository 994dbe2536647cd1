import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createAuthority } from '../../src/certificates/authority.ts';
import { relativeTime } from '../../src/cli/relative-time.ts';
import {
  clientIdentity,
  pfxOf,
  serverIdentity,
  testAuthority,
  testIntermediate,
  thumbprint,
} from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { misused, NOW, printed, refused, type Session, startSession } from './session.ts';

const DAY = 86_400_000;
const LONE =
  'Warning: This is the self-signed certificate of one server and no CA: it makes that one certificate trusted, and when the server renews it, the new one has to be added.\n';

const expiry = (certificate: string): string =>
  new Date(new X509Certificate(certificate).validTo).toISOString().replace('.000Z', 'Z');

async function withFiles(session: Session): Promise<Session> {
  const { certificate } = await testAuthority();
  await writeFile(join(session.cwd, 'root.pem'), certificate);
  await writeFile(join(session.cwd, 'root.der'), new X509Certificate(certificate).raw);
  await writeFile(join(session.cwd, 'middle.pem'), (await testIntermediate()).certificate);
  return session;
}

test('ca add tells what is trusted, and into which store it went', async t => {
  const { run } = await withFiles(await startSession(t));
  const root = await testAuthority();
  assert.deepEqual(
    await run('ca', 'add', '--id', 'partner-root', '--file', 'root.pem'),
    printed(
      'Added CA certificate partner-root (Root).\n' +
        '  subject     CN=Test Root\n' +
        `  thumbprint  ${thumbprint(root)}\n` +
        `  expires     ${expiry(root.certificate)} (${relativeTime(new Date(expiry(root.certificate)), NOW)})\n`,
    ),
  );
  const made = ['-o', 'tsv', '--query', '[name, properties.storeName]'];
  assert.deepEqual(
    await run('system-certificate', 'new', '--file', 'middle.pem', ...made),
    printed('test-intermediate\nCertificateAuthority\n'),
  );
  assert.deepEqual(
    await run('ca', 'create', '--pfx-path', 'root.der', '--store-name', 'CertificateAuthority', ...made),
    printed('test-root\nCertificateAuthority\n'),
  );
});

test('ca add takes a PFX with its password, however it is given', async t => {
  const session = await startSession(t);
  const identity = await clientIdentity('client', { issuer: 'self' });
  await writeFile(join(session.cwd, 'root.pfx'), pfxOf(identity, 'secret'));
  const args = ['ca', 'add', '--file', 'root.pfx', '-o', 'tsv', '--query', 'properties.thumbprint'];
  const expected = { status: 0, stdout: `${thumbprint(identity)}\n`, stderr: LONE };
  assert.deepEqual(await session.run(...args, '--password', 'secret'), expected);
  assert.deepEqual(await session.run(...args, '--pfx-password', 'secret'), expected);
  assert.deepEqual(await session.runWith({ env: { PW: 'secret' } }, ...args, '--password-env', 'PW'), expected);
  assert.deepEqual(await session.runWith({ stdin: 'secret\r\n' }, ...args, '--password-stdin'), expected);
  const { status, stderr } = await session.run(...args);
  assert.equal(status, 1);
  assert.match(stderr, /needs a password.*--password, --password-env and --password-stdin take it\.\n$/);
});

test('ca list, show and remove work on what is there', async t => {
  const { run, done } = await withFiles(await startSession(t));
  await done('ca', 'add', '--id', 'root', '--file', 'root.pem');
  await done('ca', 'add', '--id', 'middle', '--file', 'middle.pem');
  const root = await testAuthority();
  assert.deepEqual(JSON.parse(await done('ca', 'show', '--ca-certificate-id', 'ROOT')), {
    id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default/certificateAuthorities/root',
    type: 'Microsoft.ApiManagement/service/certificateAuthorities',
    name: 'root',
    properties: {
      storeName: 'Root',
      subject: 'CN=Test Root',
      thumbprint: thumbprint(root),
      expirationDate: expiry(root.certificate),
    },
  });
  const table = await done('ca', 'list', '-o', 'table');
  assert.match(table, /^ID {6}STORE {17}SUBJECT {15}THUMBPRINT {32}EXPIRES\nmiddle .*\nroot {4}Root {18}CN=Test Root /);
  assert.deepEqual(await run('ca', 'remove', 'Root'), printed('Removed CA certificate root.\n'));
  assert.deepEqual(
    await run('ca', 'delete', 'root'),
    refused("There is no CA certificate 'root'. `apim ca list` shows those there are."),
  );
});

test('ca add refuses what is taken, no store, and no certificate', async t => {
  const { run, done, cwd } = await withFiles(await startSession(t));
  await done('ca', 'add', '--id', 'root', '--file', 'root.pem');
  assert.deepEqual(
    await run('ca', 'add', '--id', 'Root', '--file', 'root.pem'),
    refused("There is a CA certificate 'Root' already. --force replaces it."),
  );
  assert.deepEqual(await run('ca', 'add'), misused("required option '--file <file>' not specified"));
  assert.deepEqual(
    await run('ca', 'add', '--file', 'root.pem', '--store-name', 'My'),
    misused("option '--store-name <store>' argument 'My' is invalid. Allowed choices are Root, CertificateAuthority."),
  );
  await writeFile(join(cwd, 'text.pem'), 'no certificate');
  const { status, stdout, stderr } = await run('ca', 'add', '--file', 'text.pem');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^apim: .+\.\n$/);
});

test('ca add warns of a CA that has expired', async t => {
  const { run, cwd } = await startSession(t);
  const notBefore = new Date(NOW.getTime() - 9 * DAY);
  const notAfter = new Date(NOW.getTime() - DAY);
  const { certificate } = await createAuthority({ commonName: 'Old', notBefore, notAfter });
  await writeFile(join(cwd, 'old.pem'), certificate);
  const { status, stderr } = await run('ca', 'add', '--file', 'old.pem');
  assert.deepEqual(
    [status, stderr],
    [0, `Warning: The CA certificate has expired (on ${expiry(certificate)}): chains that end in it are refused.\n`],
  );
});

test("a server's own certificate that it has signed itself is trusted alone, and ca add says so", async t => {
  const { run, cwd } = await startSession(t);
  const own = await serverIdentity({ issuer: 'self', period: 'for decades', ownKey: true });
  const another = await serverIdentity({ issuer: 'self', period: 'for decades', ownKey: true });
  const [backend, stranger] = [
    await startBackend(t, { identity: own, requestCert: false }),
    await startBackend(t, { identity: another, requestCert: false }),
  ];
  await writeFile(join(cwd, 'server.pem'), own.certificate);
  assert.equal((await run('backend', 'test', backend.url)).status, 1);
  const { status, stderr } = await run('ca', 'add', '--file', 'server.pem');
  assert.deepEqual([status, stderr], [0, LONE]);
  assert.equal((await run('backend', 'test', backend.url)).status, 0);
  assert.equal((await run('backend', 'test', stranger.url)).status, 1);
});

test("a server's own certificate that a CA has issued is refused, with the name of the issuer", async t => {
  const { run, cwd } = await startSession(t);
  await writeFile(join(cwd, 'server.pem'), (await serverIdentity()).certificate);
  assert.deepEqual(
    await run('ca', 'add', '--file', 'server.pem'),
    refused(
      'This is the certificate of CN=localhost, which is no CA: to trust it would change nothing, since it can vouch for no other certificate, and for itself only if its issuer is trusted. Give the certificate of its issuer, CN=Test Root.',
    ),
  );
  assert.deepEqual(await run('ca', 'list'), printed('[]\n'));
});
