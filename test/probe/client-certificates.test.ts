import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { expiryOf, writePfx } from '../cli/files.ts';
import { clientIdentity, pfxOf, strangeAuthority, testAuthority } from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';

const VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;

for (const version of VERSIONS) {
  test(`${version}: no client certificate, one that Node's server does not take, and the right one`, async t => {
    const { url, port } = await startBackend(t, { maxVersion: version });
    const looking = await startTrusting(t);
    const { cwd, backend, look, mend } = looking;
    await backend('b', url);
    const none = await look('b');
    assertCause(
      none,
      'ClientCertificateMissing',
      `localhost:${port} ended the TLS connection: it demands a client certificate and got none ` +
        '(no client certificate was configured for this call; the server takes those issued by CN=Test Root).',
      'apim cert add --id client --pfx FILE',
    );
    assert.deepEqual(none.clientCertificate, {
      certificate: null,
      asked: 'handshake',
      authorities: ['CN=Test Root'],
      isAccepted: null,
      sent: 0,
      unsent: null,
      source: null,
      signatureAlgorithms: none.clientCertificate.signatureAlgorithms,
      alerts: none.clientCertificate.alerts,
    });
    await writePfx(looking, 'wrong.pfx', await clientIdentity('wrong', { issuer: 'self' }));
    await mend(none.cause, { FILE: 'wrong.pfx' }, '--password', 'secret');
    const wrong = await look('b');
    assertCause(
      wrong,
      'ClientCertificateRefused',
      `localhost:${port} asked for a client certificate and closed the connection without an answer ` +
        "(client certificate 'client' was sent, which is issued by CN=wrong; the server takes those issued by CN=Test Root).",
      'apim cert set --id client --pfx FILE',
    );
    assert.deepEqual([wrong.clientCertificate.isAccepted, wrong.clientCertificate.sent], [false, 1]);
    await writeFile(join(cwd, 'right.pfx'), pfxOf(await clientIdentity('right'), 'secret'));
    await mend(wrong.cause, { FILE: 'right.pfx' }, '--password', 'secret');
    const right = await look('b');
    assertSuccess(right, 200);
    const { isAccepted, sent, source } = right.clientCertificate;
    // OpenSSL adds the root, since it is trusted here.
    assert.deepEqual({ isAccepted, sent, source }, { isAccepted: true, sent: 2, source: 'only' });
    assert.deepEqual(right.azure, [
      'The certificate is presented because it is the only one here, which Azure does not do.',
      'The CA is trusted here because it was added: Azure needs it too (classic tiers: CA certificates; v2 tiers: the backend entity).',
    ]);
  });

  test(`${version}: an expired client certificate`, async t => {
    const { url, port } = await startBackend(t, { maxVersion: version });
    const looking = await startTrusting(t);
    const { backend, certificate, look, mend } = looking;
    await backend('b', url);
    const expired = await clientIdentity('old', { period: 'expired' });
    await certificate('old', expired);
    const probe = await look('b');
    assertCause(
      probe,
      'ClientCertificateExpired',
      `localhost:${port} asked for a client certificate and closed the connection without an answer ` +
        `(client certificate 'old' was sent, which expired on ${expiryOf(expired)}).`,
      'apim cert set --id old --pfx FILE',
    );
    await writePfx(looking, 'new.pfx', await clientIdentity('new'));
    await mend(probe.cause, { FILE: 'new.pfx' }, '--password', 'secret');
    assertSuccess(await look('b'), 200);
  });

  test(`${version}: a server that judges by itself and answers 403 to a client without a certificate`, async t => {
    const { url, port } = await startBackend(t, {
      maxVersion: version,
      rejectUnauthorized: false,
      handler: (_request, response) => response.writeHead(403).end(),
    });
    const { backend, look } = await startTrusting(t);
    await backend('b', url);
    const probe = await look('b');
    assert.deepEqual(probe.azure, [
      'Azure presents none either: an authentication-certificate policy is what it needs. Azure passes the answer on as it is.',
    ]);
    assertCause(
      probe,
      'ClientCertificateMissing',
      `localhost:${port} answered 403 after it asked for a client certificate and got none ` +
        '(no client certificate was configured for this call; the server takes those issued by CN=Test Root).',
      'apim cert add --id client --pfx FILE',
    );
  });

  for (const status of [401, 403]) {
    test(`${version}: an application that answers ${status} to a certificate that the handshake took`, async t => {
      const { url, port } = await startBackend(t, {
        maxVersion: version,
        handler: (_request, response) => response.writeHead(status).end(),
      });
      const { backend, certificate, look } = await startTrusting(t);
      await backend('b', url);
      await certificate('client', await clientIdentity('client'));
      assertCause(
        await look('b'),
        'Forbidden',
        `localhost:${port} answered ${status} after a good handshake, in which client certificate 'client' was sent: not TLS but ` +
          'the application refuses it, as App Service and IIS do with a certificate that is not on their list.',
        'apim cert set --id client --pfx FILE',
      );
    });
  }
}

test('a certificate of none of the CAs that the server names is told of, though the server takes it', async t => {
  const { url } = await startBackend(t, { rejectUnauthorized: false, ca: [(await strangeAuthority()).certificate] });
  const { backend, certificate, look } = await startTrusting(t);
  await certificate('client', await clientIdentity('client'));
  await backend('b', url, '--certificate-id', 'client');
  const probe = await look('b');
  assertSuccess(probe, 200);
  assert.deepEqual(probe.clientCertificate.authorities, ['CN=Strange Root']);
  assert.ok(
    probe.azure.includes(
      'The certificate is issued by none of the CAs that the server names: Windows, and so Azure, may send none at all.',
    ),
  );
});

test('of several certificates the backend is told which to present', async t => {
  const { url } = await startBackend(t, {});
  const { backend, certificate, look, mend } = await startTrusting(t);
  await certificate('client', await clientIdentity('client'));
  await certificate('other', await clientIdentity('other'));
  await backend('b', url);
  const probe = await look('b');
  assert.equal(probe.cause?.command, 'apim backend set --id b --certificate-id CERTIFICATE');
  assertSuccess(await look('b', '--certificate', 'other'), 200);
  await mend(probe.cause, { CERTIFICATE: 'other' });
  const mended = await look('b');
  assertSuccess(mended, 200);
  assert.deepEqual([mended.clientCertificate.source, mended.clientCertificate.certificate?.id], ['backend', 'other']);
});

test('a client certificate that goes with its intermediate is sent with it', async t => {
  const { url } = await startBackend(t, { ca: [(await testAuthority()).certificate] });
  const { backend, certificate, look } = await startTrusting(t);
  await backend('b', url);
  await certificate('client', await clientIdentity('client', { issuer: 'intermediate' }));
  const probe = await look('b');
  assertSuccess(probe, 200);
  assert.deepEqual([probe.clientCertificate.sent, probe.clientCertificate.isAccepted], [2, true]);
});
