import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { serverIdentity, strangeAuthority, testAuthority } from '../support/certificates.ts';
import { apim } from '../support/command.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { type Session, startSession } from './session.ts';

async function withBackend(t: TestContext): Promise<Session> {
  const session = await startSession(t);
  const backend = await startBackend(t, { identity: await serverIdentity(), requestCert: false });
  await session.done('backend', 'new', '--id', 'contoso', '--url', backend.url, '--protocol', 'http');
  await writeFile(join(session.cwd, 'root.pem'), (await testAuthority()).certificate);
  await writeFile(join(session.cwd, 'strange.pem'), (await strangeAuthority()).certificate);
  return session;
}

const CALL = ['call', 'contoso', 'GET', '/'];

test("the context's CA certificates stand beside those of NODE_EXTRA_CA_CERTS", async t => {
  const { run, done, home, cwd } = await withBackend(t);
  await done('ca', 'add', '--file', 'strange.pem');
  assert.equal((await run(...CALL)).status, 1);
  assert.equal((await apim(home, CALL, { cwd, env: { NODE_EXTRA_CA_CERTS: 'root.pem' } })).status, 0);
  await done('ca', 'add', '--file', 'root.pem');
  assert.equal((await run(...CALL)).status, 0);
});

test('NODE_EXTRA_CA_CERTS that cannot be used are warned of where a context has CA certificates of its own', async t => {
  const session = await withBackend(t);
  await session.done('ca', 'add', '--file', 'root.pem');
  await writeFile(join(session.cwd, 'bad.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  for (const file of ['none.pem', 'bad.pem']) {
    const { stderr } = await session.runWith({ env: { NODE_EXTRA_CA_CERTS: file } }, ...CALL);
    const beginning = `Warning: The certificates of NODE_EXTRA_CA_CERTS (${file}) are not trusted, since they cannot be read: `;
    assert.ok(stderr.startsWith(beginning), stderr);
  }
});

test('time-outs are in seconds', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, { handler: () => undefined });
  await done('backend', 'new', '--id', 'slow', '--url', backend.url, '--protocol', 'http');
  const started = performance.now();
  const { status, stderr } = await run('call', 'slow', 'GET', '/', '--timeout', '0.2');
  assert.equal(status, 1);
  assert.match(stderr, /Z GET \/ 500 slow - .*0\.2 s/);
  const elapsed = performance.now() - started;
  assert.ok(elapsed >= 190 && elapsed < 20_000, String(elapsed));
});

test('how large headers and how long a URL may be is given in bytes and characters', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done('backend', 'new', '--id', 'b', '--url', backend.url, '--protocol', 'http');
  const long = await run('call', 'b', 'GET', '/12345', '--max-url-length', '5');
  assert.match(long.stderr, /^HTTP\/1\.1 414 URI Too Long$/m);
  assert.match(
    long.stderr,
    /Z GET \/12345 414 - - .* longer than 5 characters\. --max-url-length CHARACTERS lifts that\.$/m,
  );
  const large = await run('call', 'b', 'GET', '/', '-H', `X: ${'y'.repeat(100)}`, '--max-header-size', '100');
  assert.match(large.stderr, /^HTTP\/1\.1 431 Request Header Fields Too Large$/m);
  await done('call', 'b', 'GET', '/12345', '-H', `X: ${'y'.repeat(100)}`);
  for (const wrong of ['0', '1.5', 'many', '16777217', '']) {
    const { status, stderr } = await run('call', 'b', 'GET', '/', '--max-url-length', wrong);
    assert.equal(status, 2);
    assert.match(stderr, /It is a whole number from 1 to 16777216, such as 65536\./);
  }
});
