import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { type SecureVersion, TLSSocket } from 'node:tls';
import { clientIdentity } from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';

/** As IIS does for one path of a site: asks for a certificate only once a request for that has come, which 1.3 cannot. */
const startLate = (t: TestContext, maxVersion: SecureVersion) =>
  startBackend(t, {
    requestCert: false,
    maxVersion,
    secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
    handler: askLate,
  });

function askLate({ socket }: IncomingMessage, response: ServerResponse): void {
  if (!(socket instanceof TLSSocket)) throw new Error('This is not TLS.');
  if (socket.getProtocol() === 'TLSv1.3') response.writeHead(403).end();
  else
    socket.renegotiate({ requestCert: true, rejectUnauthorized: false }, () => {
      response.writeHead(socket.getPeerCertificate().subject === undefined ? 403 : 200).end();
    });
}

const RENEGOTIATION_DOUBT =
  'The server asks for the certificate after the request, by renegotiation: in Azure that fails with TLS 1.3 for backends switched on.';

test('a server of TLS 1.2 that asks by renegotiation gets the certificate', async t => {
  const { url } = await startLate(t, 'TLSv1.2');
  const { backend, certificate, look, text } = await startTrusting(t);
  await backend('b', url);
  await certificate('client', await clientIdentity('client'));
  const probe = await look('b');
  assertSuccess(probe, 200);
  assert.equal(probe.clientCertificate.asked, 'renegotiation');
  assert.ok(probe.azure.includes(RENEGOTIATION_DOUBT));
  assert.match(await text('b'), /asked for +after the request, by renegotiation \(TLS 1\.2\)\n/);
});

test('a server of TLS 1.2 that asks by renegotiation, and gets none', async t => {
  const { url, port } = await startLate(t, 'TLSv1.2');
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  assertCause(
    await look('b'),
    'ClientCertificateMissing',
    `localhost:${port} answered 403 after it asked for a client certificate and got none ` +
      '(no client certificate was configured for this call; the server takes those issued by CN=Test Root).',
    'apim cert add --id client --pfx FILE',
  );
});

test('a server that asks by renegotiation and speaks TLS 1.3, which has none', async t => {
  const { url, port } = await startLate(t, 'TLSv1.3');
  const { backend, certificate, look, mend } = await startTrusting(t);
  await backend('b', url);
  await certificate('client', await clientIdentity('client'));
  const probe = await look('b');
  assertCause(
    probe,
    'ClientCertificateAskedLate',
    `localhost:${port} answered 403 over TLS 1.3, where it did not ask for a client certificate; over TLS 1.2 it asks for one after the request.`,
    'apim backend set --id b --tls-max-version 1.2',
  );
  await mend(probe.cause, {});
  assertSuccess(await look('b'), 200);
});

test('a server that never asks and answers 403 refuses for another reason', async t => {
  const { url, port } = await startBackend(t, {
    requestCert: false,
    handler: (_request, response) => response.writeHead(403).end(),
  });
  const { backend, certificate, look } = await startTrusting(t);
  await backend('b', url);
  await certificate('client', await clientIdentity('client'));
  const never =
    `localhost:${port} answered 403, and it never asked for a client certificate: ` +
    'it refuses for another reason, such as a key, a path or an address';
  assertCause(
    await look('b'),
    'Forbidden',
    `${never}, or it asks by TLS 1.3's post-handshake authentication, which Node does not offer.`,
    null,
  );
});

test('a server of TLS 1.2 that never asks is not suspected of asking after the handshake', async t => {
  const { url, port } = await startBackend(t, {
    requestCert: false,
    maxVersion: 'TLSv1.2',
    handler: (_request, response) => response.writeHead(401).end(),
  });
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  assertCause(
    await look('b'),
    'Forbidden',
    `localhost:${port} answered 401, and it never asked for a client certificate: ` +
      'it refuses for another reason, such as a key, a path or an address.',
    null,
  );
});
