import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { send } from '../gateway/support/client.ts';
import { startTestGateway } from '../gateway/support/gateway.ts';
import { told } from '../gateway/support/mending.ts';
import { serverIdentity, testAuthority } from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';

const identityFor = (name: string) => serverIdentity({ commonName: name, dnsNames: [name] });

test('a Host header of the backend is the name that the server is asked for and checked against', async t => {
  const identity = await identityFor('inner.example');
  const { url, requests } = await startBackend(t, { identity, requestCert: false });
  const { backend, look } = await startTrusting(t);
  await backend('b', url, '--header', 'Host=inner.example:8443');
  const probe = await look('b');
  assertSuccess(probe, 200);
  assert.equal(probe.serverChain?.checks.name.sentence, 'The certificate is for inner.example.');
  assert.deepEqual(new Set(requests.map(({ serverName }) => serverName)), new Set(['inner.example']));
});

for (const skipsChain of [false, true])
  test(`what is told of a Host header that the certificate is not for is the gateway's (chain ${skipsChain ? 'not ' : ''}checked)`, async t => {
    const { url, port } = await startBackend(t, { requestCert: false });
    const { backend, look } = await startTrusting(t);
    await backend('b', url, '--header', 'Host=inner.example', '--skip-certificate-chain-validation', `${skipsChain}`);
    const message =
      `The certificate of localhost:${port} is for another name: localhost, 127.0.0.1, 0:0:0:0:0:0:0:1, and the backend's Host header asks for inner.example. ` +
      'Better let that header say a name that it is for, as in Host=localhost, or have its owner renew it for inner.example; the check of the name can be switched off too.';
    assertCause(
      await look('b'),
      'ServerCertificateName',
      message,
      'apim backend set --id b --skip-certificate-name-validation true',
    );
    const gateway = await startTestGateway(t, async store => {
      const { certificate } = await testAuthority();
      await addCaCertificate(store, {
        id: 'ca',
        file: Buffer.from(certificate),
        password: undefined,
        storeName: 'Root',
      });
      const tls = { validateCertificateChain: !skipsChain };
      await newBackend(store, 'b', {
        url,
        protocol: 'http',
        tls,
        credentials: { header: { Host: ['inner.example'] } },
      });
    });
    assert.equal((await send(gateway.url)).status, 500);
    assert.equal(told(gateway).message, message);
  });

test('a Host header that is an address is neither asked for nor checked', async t => {
  const { url } = await startBackend(t, { requestCert: false });
  const { backend, look } = await startTrusting(t);
  await backend('b', url, '--header', 'Host=10.0.0.1');
  assertSuccess(await look('b'), 200);
});
