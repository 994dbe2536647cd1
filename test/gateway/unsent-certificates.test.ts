import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { addCertificate } from '../../src/resources/certificates.ts';
import { workshop } from '../certificates/openssl.ts';
import { type BackendOptions, startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/gateway.ts';
import { mendAndSend, told } from './support/mending.ts';

const shop = workshop();
shop.selfSigned('root');
shop.issued('good', 'root');
shop.issued('server', 'root');
shop.selfSigned('koblitz', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1');
shop.selfSigned('rsa', '-newkey', 'rsa:2048');
shop.pfx('good', 'secret');
const text = (file: string): string => shop.read(file).toString();

const OPEN = { validateCertificateChain: false, validateCertificateName: false };
const GOOD = [{ FILE: shop.path('good.pfx') }, '--password', 'secret'] as const;

/** A gateway that presents the certificate to a server of this kind. */
async function gatewayPresenting(t: TestContext, name: string, options: BackendOptions) {
  const { url, port } = await startBackend(t, { ca: [text('root.crt')], ...options });
  const gateway: TestGateway = await startTestGateway(t, async store => {
    await newBackend(store, 'b', { url, protocol: 'http', tls: OPEN });
    await addCertificate(store, 'client', { pfx: shop.pfx(name, 'secret'), password: 'secret' });
  });
  return { gateway, host: `localhost:${port}` };
}

test('the log says which key TLS 1.3 cannot present, and that nothing was sent', async t => {
  const { gateway, host } = await gatewayPresenting(t, 'koblitz', {
    sigalgs: 'ecdsa_secp256r1_sha256:ed25519:rsa_pss_rsae_sha256',
  });
  assert.equal((await send(gateway.url)).status, 500);
  assert.deepEqual(told(gateway), {
    message:
      `${host} ended the TLS connection: it demands a client certificate and got none (client certificate 'client' was not sent: ` +
      'its key (EC secp256k1) cannot sign in TLS 1.3, and the server asks for ecdsa_secp256r1_sha256, ed25519, rsa_pss_rsae_sha256, ' +
      'rsa_pss_pss_sha256).',
    command: 'apim cert set --id client --pfx FILE',
  });
  await mendAndSend(t, gateway, '', ...GOOD);
});

const ECDSA_ONLY: BackendOptions = {
  identity: { certificate: text('server.crt'), chain: [text('server.crt')], privateKey: text('server.key') },
  sigalgs: 'ecdsa_secp256r1_sha256',
};

test('the log says which signatures a server asks for that the key cannot make', async t => {
  const { gateway, host } = await gatewayPresenting(t, 'rsa', ECDSA_ONLY);
  assert.equal((await send(gateway.url)).status, 500);
  assert.equal(
    told(gateway).message,
    `${host} ended the TLS connection: it demands a client certificate and got none (client certificate 'client' was not sent: ` +
      'its key (RSA 2048) can make none of the signatures that the server asks for, which are ecdsa_secp256r1_sha256).',
  );
  await mendAndSend(t, gateway, '', ...GOOD);
});

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const)
  test(`${maxVersion}: a server that asks in vain and answers is told of once`, async t => {
    const { gateway } = await gatewayPresenting(t, 'rsa', { ...ECDSA_ONLY, maxVersion, rejectUnauthorized: false });
    assert.equal((await send(gateway.url)).status, 200);
    assert.deepEqual(told(gateway), {
      message:
        "The backend asked for a client certificate, and 'client' was not sent: its key (RSA 2048) can make none of the signatures " +
        'that the server asks for, which are ecdsa_secp256r1_sha256.',
      command: 'apim cert set --id client --pfx FILE',
    });
    assert.equal((await send(gateway.url)).status, 200);
    assert.equal(told(gateway).message, '');
  });

test('a certificate that is sent is not told of', async t => {
  const { gateway } = await gatewayPresenting(t, 'good', ECDSA_ONLY);
  assert.equal((await send(gateway.url)).status, 200);
  assert.equal(told(gateway).message, '');
});

test('the log says which curve a server does not take in TLS 1.2', async t => {
  const { gateway, host } = await gatewayPresenting(t, 'koblitz', { maxVersion: 'TLSv1.2' });
  assert.equal((await send(gateway.url)).status, 500);
  assert.deepEqual(told(gateway), {
    message:
      `${host} ended the TLS connection: it does not take the curve of the client certificate's key (EC secp256k1) ` +
      "(client certificate 'client' was configured).",
    command: 'apim cert set --id client --pfx FILE',
  });
  await mendAndSend(t, gateway, '', ...GOOD);
});
