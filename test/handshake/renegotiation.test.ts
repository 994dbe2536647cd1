import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import { test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { connect, der, presented, reportOf, startServer } from './support.ts';

/** As IIS does for one path of a site. */
const askingLate = (socket: TLSSocket): void => {
  socket.once('data', () =>
    socket.renegotiate({ requestCert: true, rejectUnauthorized: false }, () => socket.end('bye')),
  );
};

const late = async (ciphers: string) => ({
  ca: (await testAuthority()).certificate,
  maxVersion: 'TLSv1.2' as const,
  ciphers,
  secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
});

for (const ciphers of ['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-RSA-AES128-SHA256']) {
  test(`a certificate asked for after the request is told as such (${ciphers})`, async t => {
    const port = await startServer(t, await late(ciphers), askingLate);
    const client = await clientIdentity('client');
    const report = await reportOf(await connect(t, port, { ...presented(client), ciphers }));
    assert.deepEqual(report.asked, { inHandshake: false, later: true });
    const [request] = report.certificateRequests;
    assert.deepEqual([request?.when, request?.afterData], ['renegotiation', true]);
    assert.deepEqual(
      request?.authorities.map(({ name }) => name),
      ['CN=Test Root'],
    );
    assert.deepEqual(request?.answer, { certificates: [der(client.certificate)], verified: true });
    assert.equal(report.helloRequested, true);
    assert.deepEqual(report.renegotiations, [{ resumed: false, finished: { client: true, server: true } }]);
    assert.equal(report.closing.server.closeNotify, true);
    assert.deepEqual(report.unread, []);
  });
}

test('a client without a certificate says so in the renegotiation', async t => {
  const port = await startServer(t, await late('ECDHE-RSA-AES256-GCM-SHA384'), askingLate);
  const report = await reportOf(await connect(t, port, {}));
  assert.deepEqual(report.certificateRequests[0]?.answer, { certificates: [], verified: false });
});

test('a renegotiation that resumes the session asks for nothing', async t => {
  const options = { ...(await late('ECDHE-RSA-AES256-GCM-SHA384')), secureOptions: 0 };
  const port = await startServer(t, options, askingLate);
  const report = await reportOf(await connect(t, port, presented(await clientIdentity('client'))));
  assert.deepEqual(report.asked, { inHandshake: false, later: false });
  assert.equal(report.helloRequested, true);
  assert.deepEqual(report.renegotiations, [{ resumed: true, finished: { client: true, server: true } }]);
  assert.deepEqual(report.unread, []);
});
