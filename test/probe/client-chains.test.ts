import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createAuthority, issue } from '../../src/certificates/authority.ts';
import { writePfx } from '../cli/files.ts';
import {
  clientIdentity,
  strangeAuthority,
  type TestIdentity,
  testAuthority,
  testIdentity,
  testIntermediate,
} from '../support/certificates.ts';
import { skipWithout } from '../support/program.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, SECRET, startTrusting } from './support/looking.ts';
import { startOpenssl } from './support/program.ts';

const DAY = 86_400_000;
const days = (count: number): Date => new Date(Math.floor(Date.now() / 1000) * 1000 + count * DAY);
const iso = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

/** Whose own certificate is good for long, and that of the authority between it and the root is not. */
async function withIntermediate(notBefore: Date, notAfter: Date): Promise<TestIdentity> {
  const between = await createAuthority({
    commonName: 'Old Intermediate',
    issuer: await testAuthority(),
    notBefore,
    notAfter,
  });
  const leaf = await issue(between, { commonName: 'client', usage: 'client', days: 90, now: new Date() });
  return { ...leaf, chain: [leaf.certificate, between.certificate] };
}

const ENDED = 'ended the TLS connection: the client certificate has expired, or is not valid yet';

test('an intermediate that has expired is warned of when it is added, and told where the server refuses it', async t => {
  if (skipWithout(t, 'openssl', 'version')) return;
  const end = days(-1);
  const port = await startOpenssl(t, '-Verify', '2', '-verify_return_error');
  const looking = await startTrusting(t);
  await looking.backend('b', `https://localhost:${port}`);
  await writePfx(looking, 'old.pfx', await withIntermediate(days(-30), end));
  const added = await looking.run('cert', 'add', '--id', 'client', '--pfx', 'old.pfx', '--password', SECRET);
  const sentence = `CN=Old Intermediate, which goes with the certificate, has expired (on ${iso(end)}): most servers refuse it.`;
  assert.equal(added.stderr, `Warning: ${sentence}\n`);
  const probe = await looking.look('b');
  assertCause(
    probe,
    'ClientCertificateExpired',
    `localhost:${port} ${ENDED} (client certificate 'client' was sent, which goes with CN=Old Intermediate, which expired on ${iso(end)}).`,
    'apim cert set --id client --pfx FILE',
  );
  const doctor = await looking.run('doctor', '--port', '0', '--https-port', '0', '-o', 'json');
  const found: { area: string; verdict: string; sentence: string }[] = JSON.parse(doctor.stdout);
  assert.deepEqual(
    found.filter(({ area }) => area === 'certificates').map(each => [each.verdict, each.sentence]),
    [['failure', `${sentence} It is presented to backends that name none.`]],
  );
  await writePfx(looking, 'new.pfx', await withIntermediate(days(-1), days(90)));
  await looking.mend(probe.cause, { FILE: 'new.pfx' }, '--password', SECRET);
  assert.equal((await looking.look('b')).clientCertificate.alerts.length, 0);
});

test('so is one that is not valid yet, by a server that only closes', async t => {
  const { url, port } = await startBackend(t, {});
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  const begin = days(2);
  await looking.certificate('client', await withIntermediate(begin, days(90)));
  assertCause(
    await looking.look('b'),
    'ClientCertificateExpired',
    `localhost:${port} asked for a client certificate and closed the connection without an answer ` +
      `(client certificate 'client' was sent, which goes with CN=Old Intermediate, which is not valid before ${begin.toISOString()}).`,
    'apim cert set --id client --pfx FILE',
  );
});

test('a certificate for servers is told where the server refuses it, and that Azure may send none', async t => {
  const { url, port } = await startBackend(t, {});
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  await looking.certificate('client', await testIdentity({ commonName: 'client', usage: 'server' }));
  const probe = await looking.look('b');
  assertCause(
    probe,
    'ClientCertificateRefused',
    `localhost:${port} asked for a client certificate and closed the connection without an answer ` +
      "(client certificate 'client' was sent, which is not meant for client authentication (its extended key usage leaves it out)).",
    'apim cert set --id client --pfx FILE',
  );
  assert.deepEqual(probe.azure, ['Azure presents the same certificate, is refused too and answers 500.', USAGE]);
  await writePfx(looking, 'new.pfx', await clientIdentity('new'));
  await looking.mend(probe.cause, { FILE: 'new.pfx' }, '--password', SECRET);
  assertSuccess(await looking.look('b'), 200);
});

const USAGE =
  "Client certificate 'client' is not meant for client authentication: .NET does not send such a certificate at all, so Azure may send none.";

test('a certificate for servers that a server takes all the same may not be sent by Azure', async t => {
  const { url } = await startBackend(t, { rejectUnauthorized: false });
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  await looking.certificate('client', await testIdentity({ commonName: 'client', usage: 'server' }));
  const probe = await looking.look('b');
  assertSuccess(probe, 200);
  assert.ok(probe.azure.includes(USAGE));
});

test('several faults of a client certificate are told together', async t => {
  const { url, port } = await startBackend(t, {});
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  const bad = await testIdentity({ commonName: 'bad', usage: 'server', issuer: 'self', period: 'not yet valid' });
  await looking.certificate('client', bad);
  const { cause } = await looking.look('b');
  assert.match(
    cause?.message ?? '',
    new RegExp(
      `^localhost:${port} .* \\(client certificate 'client' was sent, which is not valid before \\S+ and is not meant for client authentication \\(.*\\) and is issued by CN=bad; the server takes those issued by CN=Test Root\\)\\.$`,
    ),
  );
});

const ISSUED_BY_NONE =
  'The certificate is issued by none of the CAs that the server names: Windows, and so Azure, may send none at all.';

test('an intermediate that is known by ca add is sent, and what is sent is judged', async t => {
  const { url } = await startBackend(t, { ca: [(await testAuthority()).certificate] });
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  const identity = await clientIdentity('client', { issuer: 'intermediate' });
  await looking.certificate('client', { ...identity, chain: identity.chain.slice(0, 1) });
  const without = await looking.look('b');
  assert.deepEqual([without.succeeds, without.clientCertificate.isAccepted], [false, false]);
  await writeFile(join(looking.cwd, 'between.pem'), (await testIntermediate()).certificate);
  await looking.done('ca', 'add', '--file', 'between.pem', '--store-name', 'CertificateAuthority');
  const probe = await looking.look('b');
  assertSuccess(probe, 200);
  assert.deepEqual([probe.clientCertificate.isAccepted, probe.clientCertificate.sent], [true, 3]);
  assert.ok(!probe.azure.includes(ISSUED_BY_NONE));
});

test('a chain of a PFX is sent as it is, whatever is known here besides', async t => {
  const { url } = await startBackend(t, { ca: [(await strangeAuthority()).certificate], rejectUnauthorized: false });
  const looking = await startTrusting(t);
  await looking.backend('b', url);
  await looking.certificate('client', await clientIdentity('client', { issuer: 'intermediate' }));
  const probe = await looking.look('b');
  assert.deepEqual([probe.clientCertificate.isAccepted, probe.clientCertificate.sent], [false, 2]);
  assert.ok(probe.azure.includes(ISSUED_BY_NONE));
});
