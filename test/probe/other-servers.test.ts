import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expiryOf, writePfx } from '../cli/files.ts';
import { clientIdentity } from '../support/certificates.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startNginx } from '../support/nginx.ts';
import { skipWithout } from '../support/program.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';
import { startOpenssl, startProgram } from './support/program.ts';

const DEMANDING = ['-Verify', '1', '-verify_return_error'];
const ACCEPTS = '; the server takes those issued by CN=Test Root';

for (const version of ['-tls1_2', '-tls1_3']) {
  test(`OpenSSL says why it refuses a client (${version})`, async t => {
    if (skipWithout(t, 'openssl', 'version')) return;
    const port = await startOpenssl(t, version, ...DEMANDING);
    const looking = await startTrusting(t);
    const { backend, certificate, look } = looking;
    await backend('b', `https://localhost:${port}`);
    const ended = `localhost:${port} ended the TLS connection: `;
    assertCause(
      await look('b'),
      'ClientCertificateMissing',
      `${ended}it demands a client certificate and got none (no client certificate was configured for this call${ACCEPTS}).`,
      'apim cert add --id client --pfx FILE',
    );
    await certificate('client', await clientIdentity('stranger', { issuer: 'self' }));
    const wrong = await look('b');
    assert.deepEqual(wrong.azure, ['Azure presents the same certificate, is refused too and answers 500.']);
    assertCause(
      wrong,
      'ClientCertificateRefused',
      `${ended}it does not trust the CA that issued the client certificate ` +
        `(client certificate 'client' was sent, which is issued by CN=stranger${ACCEPTS}).`,
      'apim cert set --id client --pfx FILE',
    );
    assert.deepEqual(
      wrong.clientCertificate.alerts.map(({ from, description }) => [from, description]),
      [['server', 'unknown_ca']],
    );
    const expired = await clientIdentity('client', { period: 'expired' });
    await writePfx(looking, 'expired.pfx', expired);
    await looking.mend(wrong.cause, { FILE: 'expired.pfx' }, '--password', 'secret');
    assertCause(
      await look('b'),
      'ClientCertificateExpired',
      `${ended}the client certificate has expired, or is not valid yet ` +
        `(client certificate 'client' was sent, which expired on ${expiryOf(expired)}).`,
      'apim cert set --id client --pfx FILE',
    );
  });
}

for (const version of ['TLSv1.2', 'TLSv1.3']) {
  test(`nginx ends the handshake well and answers 400 to a client that it does not take (${version})`, async t => {
    if (skipWithout(t, 'nginx', '-v')) return;
    const lines = [`ssl_protocols ${version};`, 'ssl_verify_client on;', 'location / { return 204; }'];
    const port = await startNginx(t, await temporaryFolder(t), lines);
    const looking = await startTrusting(t);
    const { backend, certificate, look, mend } = looking;
    await backend('b', `https://localhost:${port}`);
    const missing = await look('b');
    assert.deepEqual(missing.azure, [
      'Azure presents none either: an authentication-certificate policy is what it needs. Azure passes the answer on as it is.',
    ]);
    assertCause(
      missing,
      'ClientCertificateMissing',
      `localhost:${port} answered 400, 'No required SSL certificate was sent' (no client certificate was configured for this call${ACCEPTS}).`,
      'apim cert add --id client --pfx FILE',
    );
    const expired = await clientIdentity('client', { period: 'expired' });
    await certificate('client', expired);
    const old = await look('b');
    assertCause(
      old,
      'ClientCertificateExpired',
      `localhost:${port} answered 400, 'The SSL certificate error' (client certificate 'client' was sent, which expired on ${expiryOf(expired)}).`,
      'apim cert set --id client --pfx FILE',
    );
    assert.deepEqual(old.azure, [
      'Azure presents an expired certificate as it is, and is refused too. Azure passes the answer on as it is.',
    ]);
    await writePfx(looking, 'stranger.pfx', await clientIdentity('stranger', { issuer: 'self' }));
    await mend(old.cause, { FILE: 'stranger.pfx' }, '--password', 'secret');
    const strange = await look('b');
    assertCause(
      strange,
      'ClientCertificateRefused',
      `localhost:${port} answered 400, 'The SSL certificate error' (client certificate 'client' was sent, which is issued by CN=stranger${ACCEPTS}).`,
      'apim cert set --id client --pfx FILE',
    );
    assert.deepEqual(strange.azure, [
      'Azure presents the same certificate, and is refused too. Azure passes the answer on as it is.',
    ]);
    await writePfx(looking, 'right.pfx', await clientIdentity('right'));
    await mend(strange.cause, { FILE: 'right.pfx' }, '--password', 'secret');
    assertSuccess(await look('b'), 204);
  });
}

test('a 400 for another reason is an answer like any other', async t => {
  if (skipWithout(t, 'nginx', '-v')) return;
  const port = await startNginx(t, await temporaryFolder(t), ['location / { return 400; }']);
  const { backend, look } = await startTrusting(t);
  await backend('b', `https://localhost:${port}`);
  assertSuccess(await look('b'), 400);
});

test('nginx that does not know the name it is called by', async t => {
  if (skipWithout(t, 'nginx', '-v')) return;
  const port = await startNginx(t, await temporaryFolder(t), ['ssl_reject_handshake on;']);
  const { backend, look } = await startTrusting(t);
  await backend('b', `https://localhost:${port}`);
  assertCause(
    await look('b'),
    'TlsAlert',
    `localhost:${port} ended the TLS connection: it does not know the host name it was called by.`,
    `apim backend set --id b --url https://HOST:${port}`,
  );
});

/** Asks once the request has come, by post-handshake authentication; over TLS 1.2 it asks in the handshake. */
const ASKING_LATE = `
import http.server, ssl, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):
        try:
            self.connection.verify_client_post_handshake()
        except ssl.SSLError:
            pass
        self.send_response(204 if self.connection.getpeercert() else 403)
        self.end_headers()
server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.minimum_version = ssl.TLSVersion[sys.argv[1]]
context.load_cert_chain('server.crt', 'server.key')
context.load_verify_locations('root.crt')
context.verify_mode = ssl.CERT_REQUIRED
context.post_handshake_auth = True
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
`;

test('a server that asks by post-handshake authentication, and speaks TLS 1.3 alone', async t => {
  if (skipWithout(t, 'python3', '--version')) return;
  const port = await startProgram(t, 'python3', ['-c', ASKING_LATE, 'TLSv1_3'], /^(\d+)$/);
  const { backend, certificate, look } = await startTrusting(t);
  await backend('b', `https://localhost:${port}`);
  await certificate('client', await clientIdentity('client'));
  assertCause(
    await look('b'),
    'Forbidden',
    `localhost:${port} answered 403, and it never asked for a client certificate: it refuses for another reason, ` +
      "such as a key, a path or an address, or it asks by TLS 1.3's post-handshake authentication, which Node does not offer.",
    null,
  );
});

test('a server that asks by post-handshake authentication, and speaks TLS 1.2 too', async t => {
  if (skipWithout(t, 'python3', '--version')) return;
  const port = await startProgram(t, 'python3', ['-c', ASKING_LATE, 'TLSv1_2'], /^(\d+)$/);
  const { backend, certificate, look, mend } = await startTrusting(t);
  await backend('b', `https://localhost:${port}`);
  await certificate('client', await clientIdentity('client'));
  const probe = await look('b');
  assertCause(
    probe,
    'ClientCertificateAskedLate',
    `localhost:${port} answered 403 over TLS 1.3, where it did not ask for a client certificate; over TLS 1.2 it asks for one in the handshake.`,
    'apim backend set --id b --tls-max-version 1.2',
  );
  await mend(probe.cause, {});
  assertSuccess(await look('b'), 204);
});
