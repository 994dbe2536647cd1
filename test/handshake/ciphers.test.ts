import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import { test } from 'node:test';
import type tls from 'node:tls';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { answering, connect, der, presented, reportOf, startServer } from './support.ts';

/** OpenSSL's SSL_OP_NO_EXTENDED_MASTER_SECRET, for which Node has no name. */
const NO_EXTENDED_MASTER_SECRET = 1;

const SUITES = [
  ['TLSv1.3', 'TLS_AES_128_GCM_SHA256', 'TLS_AES_128_GCM_SHA256'],
  ['TLSv1.3', 'TLS_AES_256_GCM_SHA384', 'TLS_AES_256_GCM_SHA384'],
  ['TLSv1.3', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'],
  ['TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ['TLSv1.2', 'ECDHE-RSA-AES256-GCM-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ['TLSv1.2', 'ECDHE-RSA-CHACHA20-POLY1305', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  ['TLSv1.2', 'ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ['TLSv1.2', 'ECDHE-RSA-AES128-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
  ['TLSv1.2', 'ECDHE-RSA-AES256-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'],
  ['TLSv1.2', 'AES256-SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
  ['TLSv1.2', 'AES128-CCM', 'TLS_RSA_WITH_AES_128_CCM'],
  ['TLSv1.2', 'AES256-CCM8', 'TLS_RSA_WITH_AES_256_CCM_8'],
] as const;

/** What only a reader of encrypted records knows: that the server said close_notify behind its data, and the answer to it. */
async function assertRead(t: Parameters<typeof startServer>[0], options: tls.TlsOptions, name: string): Promise<void> {
  const ca = (await testAuthority()).certificate;
  const port = await startServer(t, { ...options, ca, requestCert: true }, answering);
  const client = await clientIdentity('client');
  const { maxVersion, ciphers } = options;
  const report = await reportOf(
    await connect(t, port, {
      ...presented(client),
      ...(maxVersion === undefined ? {} : { maxVersion }),
      ...(ciphers === undefined ? {} : { ciphers }),
    }),
  );
  assert.equal(report.serverHello?.cipherSuite, name);
  assert.deepEqual(report.certificateRequests[0]?.answer, { certificates: [der(client.certificate)], verified: true });
  assert.deepEqual(report.finished, { client: true, server: true });
  assert.equal(report.closing.server.closeNotify, true);
  assert.equal(report.closing.client.closeNotify, true);
  assert.deepEqual(report.unread, []);
}

for (const [version, cipher, name] of SUITES) {
  test(`${name} is read`, t =>
    assertRead(t, { maxVersion: version, ciphers: version === 'TLSv1.2' ? `${cipher}:@SECLEVEL=0` : cipher }, name));
}

for (const [what, option] of [
  ['encrypts the MAC', constants.SSL_OP_NO_ENCRYPT_THEN_MAC],
  ['has no extended master secret', NO_EXTENDED_MASTER_SECRET],
] as const) {
  test(`a server that ${what} is read`, t =>
    assertRead(
      t,
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384', secureOptions: option },
      'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
    ));
}

test('a suite that is not decrypted leaves unknown what it hides, and tells the rest', async t => {
  const ca = (await testAuthority()).certificate;
  const ciphers = 'ECDHE-ARIA128-GCM-SHA256';
  const port = await startServer(t, { ciphers, maxVersion: 'TLSv1.2', ca, requestCert: true }, answering);
  const client = await clientIdentity('client');
  const report = await reportOf(await connect(t, port, { ...presented(client), ciphers, maxVersion: 'TLSv1.2' }));
  assert.equal(report.serverHello?.cipherSuite, 'TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256');
  assert.deepEqual(report.asked, { inHandshake: true, later: false });
  assert.deepEqual(report.certificateRequests[0]?.answer, { certificates: [der(client.certificate)], verified: true });
  assert.deepEqual(report.finished, { client: true, server: true });
  assert.deepEqual(report.alerts[0], {
    from: 'server',
    level: 'unknown',
    description: 'unknown',
    during: 'established',
  });
  assert.deepEqual(report.unread, [
    { from: 'client', why: 'cipher' },
    { from: 'server', why: 'cipher' },
  ]);
});

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: a resumed session is told, in which nobody is asked for a certificate`, async t => {
    const ca = (await testAuthority()).certificate;
    const options = { maxVersion: version, ca, requestCert: true, rejectUnauthorized: true };
    const port = await startServer(t, options, answering);
    const client = presented(await clientIdentity('client'));
    const first = await connect(t, port, client);
    let session: Buffer | undefined;
    first.socket.on('session', made => {
      session = made;
    });
    assert.equal((await reportOf(first)).serverHello?.resumed, false);
    const report = await reportOf(await connect(t, port, { ...client, session }));
    assert.equal(report.serverHello?.resumed, true);
    assert.deepEqual(report.serverCertificates, []);
    assert.deepEqual(report.asked, { inHandshake: false, later: false });
    assert.deepEqual(report.finished, { client: true, server: true });
    assert.equal(report.closing.server.closeNotify, true);
    assert.deepEqual(report.unread, []);
  });
}

test('a HelloRetryRequest is told, and what follows it is read', async t => {
  const ca = (await testAuthority()).certificate;
  const port = await startServer(t, { ecdhCurve: 'P-384', ca, requestCert: true }, answering);
  const client = await clientIdentity('client');
  const report = await reportOf(await connect(t, port, { ...presented(client), ecdhCurve: 'X25519:P-384' }));
  assert.equal(report.serverHello?.retryRequested, true);
  assert.equal(report.serverHello?.resumed, false);
  assert.deepEqual(report.certificateRequests[0]?.answer, { certificates: [der(client.certificate)], verified: true });
  assert.equal(report.closing.server.closeNotify, true);
  assert.deepEqual(report.unread, []);
});
