import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientIdentity, strangeAuthority, testAuthority } from '../../support/certificates.ts';
import { connect, presented, reportOf, startServer } from './support.ts';

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`x ${version}`, async t => {
    const ca = [(await testAuthority()).certificate, (await strangeAuthority()).certificate];
    const port = await startServer(
      t,
      { ca, requestCert: true, rejectUnauthorized: true, maxVersion: version },
      socket => socket.once('data', () => socket.end('bye')),
    );
    const client = await clientIdentity('client', { issuer: 'intermediate' });
    const report = await reportOf(await connect(t, port, presented(client)));
    console.log(report, report.certificateRequests, report.unread);
    assert.ok(report);
  });
}
