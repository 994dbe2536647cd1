import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TlsOptions } from 'node:tls';
import {
  clientIdentity,
  serverIdentity,
  strangeAuthority,
  testAuthority,
  testIntermediate,
} from '../support/certificates.ts';
import { answering, connect, der, presented, reportOf, reportOfSilent, startServer } from './support.ts';

const VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;

const demanding = async (version: (typeof VERSIONS)[number]): Promise<TlsOptions> => ({
  ca: [(await testAuthority()).certificate, (await strangeAuthority()).certificate],
  requestCert: true,
  rejectUnauthorized: true,
  maxVersion: version,
});

for (const version of VERSIONS) {
  test(`${version}: what the server asks for and what the client sends are told`, async t => {
    const port = await startServer(t, { ...(await demanding(version)), sigalgs: 'rsa_pss_rsae_sha256' }, answering);
    const client = await clientIdentity('client', { issuer: 'intermediate' });
    const report = await reportOf(await connect(t, port, presented(client)));
    assert.deepEqual(
      report.certificateRequests.map(({ authorities, ...rest }) => ({
        ...rest,
        names: authorities.map(({ name }) => name),
      })),
      [
        {
          when: 'handshake',
          afterData: false,
          names: ['CN=Test Root', 'CN=Strange Root'],
          certificateTypes: version === 'TLSv1.2' ? ['rsa_sign'] : [],
          signatureAlgorithms: ['rsa_pss_rsae_sha256'],
          answer: {
            certificates: [der(client.certificate), der((await testIntermediate()).certificate)],
            verified: true,
          },
        },
      ],
    );
    assert.deepEqual(report.asked, { inHandshake: true, later: false });
    assert.deepEqual(report.finished, { client: true, server: true });
    assert.deepEqual(report.alerts, []);
    assert.deepEqual(report.unread, []);
  });

  test(`${version}: what both sides offer and choose is told`, async t => {
    const server = await serverIdentity({ issuer: 'intermediate' });
    const port = await startServer(
      t,
      { ...presented(server), maxVersion: version, ALPNProtocols: ['http/1.1'] },
      answering,
    );
    const report = await reportOf(await connect(t, port, { ALPNProtocols: ['h2', 'http/1.1'] }));
    assert.deepEqual(report.clientHello?.versions, ['TLSv1.3', 'TLSv1.2']);
    assert.equal(report.clientHello?.serverName, 'localhost');
    assert.deepEqual(report.clientHello?.alpn, ['h2', 'http/1.1']);
    assert.ok(report.clientHello?.cipherSuites.includes('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'));
    assert.deepEqual(report.serverHello, {
      version,
      cipherSuite: version === 'TLSv1.2' ? 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' : 'TLS_AES_256_GCM_SHA384',
      alpn: 'http/1.1',
      resumed: false,
      retryRequested: false,
    });
    assert.deepEqual(report.serverCertificates, [der(server.certificate), der((await testIntermediate()).certificate)]);
  });

  test(`${version}: a server that asks for nothing is told from one that did not get so far`, async t => {
    const port = await startServer(t, { maxVersion: version }, answering);
    const client = await clientIdentity('client');
    const report = await reportOf(await connect(t, port, presented(client)));
    assert.deepEqual(report.asked, { inHandshake: false, later: false });
    assert.deepEqual(report.certificateRequests, []);
    const refused = await reportOfSilent(
      await connect(t, port, {
        ...presented(client),
        ALPNProtocols: [],
        minVersion: version,
        ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256:TLS_AES_128_CCM_SHA256',
      }),
    );
    assert.deepEqual(refused.asked, { inHandshake: 'not seen', later: false });
    assert.equal(refused.serverHello, undefined);
    assert.equal(refused.serverCertificates, 'not seen');
    assert.deepEqual(refused.alerts, [
      { from: 'server', level: 'fatal', description: 'handshake_failure', during: 'handshake' },
    ]);
  });

  test(`${version}: no certificate is an answer too, and the alert it meets is told with its time`, async t => {
    const port = await startServer(t, await demanding(version), answering);
    const report = await reportOfSilent(await connect(t, port, {}));
    assert.deepEqual(report.certificateRequests[0]?.answer, { certificates: [], verified: false });
    assert.deepEqual(report.alerts, [
      version === 'TLSv1.2'
        ? { from: 'server', level: 'fatal', description: 'handshake_failure', during: 'handshake' }
        : { from: 'server', level: 'fatal', description: 'certificate_required', during: 'established' },
    ]);
    assert.deepEqual(report.finished, { client: true, server: version === 'TLSv1.3' });
  });

  test(`${version}: a server that turns a client away without a word is told so`, async t => {
    const port = await startServer(t, await demanding(version), answering);
    const client = await clientIdentity('stranger', { issuer: 'self' });
    const report = await reportOfSilent(await connect(t, port, presented(client)));
    assert.deepEqual(report.certificateRequests[0]?.answer, {
      certificates: [der(client.certificate)],
      verified: true,
    });
    assert.deepEqual(report.alerts, []);
    assert.equal(report.closing.server.closeNotify, false);
    assert.ok(report.closing.server.ended || report.error === 'ECONNRESET');
  });
}
