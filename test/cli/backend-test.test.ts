import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { clientIdentity, pfxOf, testAuthority } from '../support/certificates.ts';
import { type BackendOptions, startBackend, startPlainBackend } from '../support/servers.ts';
import { refused, type Session, startSession } from './session.ts';

/** What differs from run to run: ports, times, and how long each bar is. */
const settled = (text: string): string =>
  text
    .replace(/localhost:\d{5}/g, 'localhost:12345')
    .replace(/ port \d{5}/g, ' port 12345')
    .replace(/ {2}[ █▏▎▍▌▋▊▉]+ [\d,.]+ ms$/gm, '  BAR')
    .replace(/in \d+ (?:days|months)/g, 'in a while')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'DATE');

async function trustTestRoot(session: Session): Promise<void> {
  await writeFile(join(session.cwd, 'root.pem'), (await testAuthority()).certificate);
  await session.done('ca', 'add', '--id', 'root', '--file', 'root.pem');
}

async function addCertificate(session: Session, id: string): Promise<void> {
  await writeFile(join(session.cwd, `${id}.pfx`), pfxOf(await clientIdentity(id), 'secret'));
  await session.done('cert', 'add', '--id', id, '--pfx', `${id}.pfx`, '--password', 'secret');
}

/** A session that trusts the test root, with a backend `b` of this kind. */
async function sessionWith(t: Parameters<typeof startBackend>[0], options: BackendOptions) {
  const session = await startSession(t);
  const backend = await startBackend(t, options);
  await trustTestRoot(session);
  await session.done('backend', 'new', '--id', 'b', '--url', `${backend.url}/api`, '--protocol', 'http');
  return { session, backend };
}

test('a backend that asks for a certificate and gets it is told of step by step, 80 columns wide', async t => {
  const { session, backend } = await sessionWith(t, { maxVersion: 'TLSv1.2' });
  await addCertificate(session, 'client');
  const { status, stdout, stderr } = await session.run('backend', 'test', 'b');
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(
    settled(stdout),
    `Backend b at https://localhost:12345/api

  DNS    ✓ 127.0.0.1  BAR
  TCP    ✓ 127.0.0.1 port 12345  BAR
  TLS    ✓ TLS 1.2,  BAR
           TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
           http/1.1
  HTTP   ✓ 200  BAR

The server's certificates
  ✓ CN=Test Root  trusted here (apim ca)
    expires  in a while (DATE)
    key      RSA 2048, signed with SHA-256 with RSA
  └─ ✓ CN=localhost  sent by the server
       expires  in a while (DATE)
       key      RSA 2048, signed with SHA-256 with RSA
       names    localhost, 127.0.0.1, ::1

  ✓ name        The certificate is for localhost.
  ✓ dates       No certificate of the chain has expired or is about to.
  ✓ signatures  Each certificate of the chain is signed by the one above it.
  ✓ root        The chain ends in CN=Test Root, which is trusted here as a CA
                certificate of the context.
  ✓ usage       The certificate may be used by a server, and those above it may
                issue certificates.

The client certificate
  asked for   in the handshake
  accepts     those issued by CN=Test Root (ours is)
  configured  client, as the only one of this context: CN=client, issued by
              CN=Test Root, expires in a while
  sent        yes, with 1 certificate above it

✓ A call through the gateway would succeed: the backend answered 200.
  The certificate is presented because it is the only one here, which Azure does
  not do.
  The CA is trusted here because it was added: Azure needs it too (classic
  tiers: CA certificates; v2 tiers: the backend entity).
`,
  );
  assert.deepEqual(
    backend.requests.map(({ method, url, thumbprint }) => [method, url, thumbprint !== undefined]),
    [
      ['HEAD', '/api', true],
      ['HEAD', '/api', true],
    ],
  );
});

test('a backend that refuses ends with 1, the cause, the command and what Azure would do', async t => {
  const { session } = await sessionWith(t, {});
  const { status, stdout } = await session.run('backend', 'test', 'b');
  assert.equal(status, 1);
  assert.match(
    settled(stdout),
    /\n✗ localhost:12345 ended the TLS connection: it demands a client certificate and\n {2}got none \(no client certificate was configured for this call; the server takes\n {2}those issued by CN=Test Root\)\.\n {2}\$ apim cert add --id client --pfx FILE\n {2}Azure presents none/,
  );
});

test('an id and a URL that are none, and what does not go together, are refused', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('backend', 'test', 'none'),
    refused("There is no backend 'none'. `apim backend list` shows those there are."),
  );
  assert.deepEqual(
    await session.run('backend', 'test', 'https://localhost:1', '--certificate', 'none'),
    refused("There is no certificate 'none'. `apim cert list` shows those there are."),
  );
  assert.match((await session.run('backend', 'test', 'ftp://host')).stderr, /^apim: url: must be an absolute http/);
  for (const [args, sentence] of [
    [[], "required option '--id <id>' not specified"],
    [['b', '--all'], "option '--all' tests everything as it is called, and takes no id, --certificate or --path"],
    [['b', '--timeout', 'soon'], 'It is a number of seconds, such as 30.'],
    [['b', '--path', 'a b'], 'It is a path, such as /items/1?expand=all'],
  ] as const) {
    const { status, stderr } = await session.run('backend', 'test', ...args);
    assert.equal(status, 2);
    assert.ok(stderr.includes(sentence), stderr);
  }
});

test('--all tells of every backend and certificate, and fails if one does', async t => {
  const { session } = await sessionWith(t, {});
  const plain = await startPlainBackend(t, {});
  await session.done('backend', 'new', '--id', 'plain', '--url', plain.url, '--protocol', 'http');
  await addCertificate(session, 'one');
  await addCertificate(session, 'two');
  await session.done('backend', 'set', 'b', '--certificate-id', 'one');
  const rows = async () => {
    const { status, stdout } = await session.run('backend', 'test', '--all', '-o', 'json');
    const found: { backend: string | null; certificate: string | null; verdict: string; result: string }[] =
      JSON.parse(stdout);
    return {
      status,
      found: found.map(({ backend, certificate, verdict, result }) => [backend, certificate, verdict, result]),
    };
  };
  assert.deepEqual(await rows(), {
    status: 0,
    found: [
      ['b', 'one', 'ok', '200'],
      ['plain', null, 'ok', '200'],
      [null, 'two', 'ok', 'No call presents it.'],
    ],
  });
  await session.done('backend', 'set', 'b', '--remove', 'certificate-id');
  const { status, found } = await rows();
  assert.deepEqual([status, found[0]?.slice(0, 3)], [1, ['b', null, 'failure']]);
  const table = await session.run('backend', 'test', '--all');
  assert.match(table.stdout, /^BACKEND +APIS +CERTIFICATE +TEST +RESULT +TRY\nb +fails +localhost:\d+ /);
});

test('--path follows the URL of the backend, query and all', async t => {
  const { session, backend } = await sessionWith(t, { requestCert: false });
  await session.done('backend', 'test', 'b', '--path', 'items/1?expand=all');
  await session.done('backend', 'test', `${backend.url}/api`, '--path', '?only=query');
  assert.deepEqual(
    // The second connection is looked at too.
    backend.requests.map(({ url }) => url),
    ['/api/items/1?expand=all', '/api/items/1?expand=all', '/api?only=query', '/api?only=query'],
  );
});

test('marks have their colours on a terminal, and none elsewhere', async t => {
  const { session } = await sessionWith(t, { requestCert: false });
  const { stdout } = await session.runWith({ terminal: true, env: { TERM: 'xterm' } }, 'backend', 'test', 'b');
  assert.ok(stdout.includes('\u001b[32m✓\u001b[39m A call through the gateway would succeed'));
  assert.ok(!(await session.run('backend', 'test', 'b')).stdout.includes('\u001b'));
});
