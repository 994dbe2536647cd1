import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startRawBackend, startRawTlsBackend } from '../gateway/support/raw-backend.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';

const TLS13_DOUBT = 'The server speaks TLS 1.3 alone, which Azure speaks to backends only where it is switched on.';

for (const [version, isDoubtful] of [
  ['TLSv1.2', false],
  ['TLSv1.3', true],
] as const) {
  test(`a server that speaks ${version} alone succeeds, and Azure may need to be told`, async t => {
    const { url } = await startBackend(t, { requestCert: false, minVersion: version, maxVersion: version });
    const { backend, look } = await startTrusting(t);
    await backend('b', url);
    const probe = await look('b');
    assertSuccess(probe, 200);
    assert.equal(probe.tls?.version, version);
    assert.equal(probe.azure.includes(TLS13_DOUBT), isDoubtful);
  });
}

test('a server that speaks 1.2 and 1.3 leaves no such doubt', async t => {
  const { url } = await startBackend(t, { requestCert: false });
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  const probe = await look('b');
  assert.equal(probe.tls?.version, 'TLSv1.3');
  assert.ok(!probe.azure.includes(TLS13_DOUBT));
});

test('a server that speaks TLS 1.3 alone, called with nothing above 1.2', async t => {
  const { url, port } = await startBackend(t, { requestCert: false, minVersion: 'TLSv1.3' });
  const { backend, look, mend } = await startTrusting(t);
  await backend('b', url, '--tls-max-version', '1.2');
  const probe = await look('b');
  assertCause(
    probe,
    'NoCommonTlsVersion',
    `localhost:${port} does not speak TLS 1.2, and nothing above is offered to it.`,
    'apim backend set --id b --tls-max-version 1.3',
  );
  await mend(probe.cause, {});
  assertSuccess(await look('b'), 200);
});

test('a server that speaks nothing above TLS 1.1', async t => {
  const old = await startRawTlsBackend(
    t,
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
    () => undefined,
  );
  const alerting = await startRawBackend(t, socket =>
    socket.once('data', () => socket.end(Buffer.from('15030200020246', 'hex'))),
  );
  const { backend, look } = await startTrusting(t);
  await backend('old', old.url);
  await backend('alerting', `https://127.0.0.1:${alerting.port}`);
  for (const [id, { port }] of [
    ['old', old],
    ['alerting', alerting],
  ] as const)
    assertCause(await look(id), 'NoCommonTlsVersion', `127.0.0.1:${port} speaks neither TLS 1.2 nor TLS 1.3.`, null);
});

for (const [how, end] of [
  ['resets', 'resetAndDestroy'],
  ['closes', 'end'],
] as const) {
  test(`a server that ${how} the connection at the first message of the handshake`, async t => {
    const { port } = await startRawBackend(t, socket => socket.once('data', () => socket[end]()));
    const { backend, look } = await startTrusting(t);
    await backend('b', `https://127.0.0.1:${port}`);
    assertCause(
      await look('b'),
      'NoCommonTlsVersion',
      `127.0.0.1:${port} closed the connection at the first message of the TLS handshake: ` +
        'it speaks no TLS on this port, or none of the versions and cipher suites offered.',
      null,
    );
  });
}

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`no cipher suite in common (${version})`, async t => {
    // Neither is among those that Node offers.
    const ciphers = version === 'TLSv1.2' ? 'ECDHE-RSA-CAMELLIA128-SHA256' : 'TLS_AES_128_CCM_SHA256';
    const { url, port } = await startRawTlsBackend(
      t,
      { minVersion: version, maxVersion: version, ciphers },
      () => undefined,
    );
    const { backend, look } = await startTrusting(t);
    await backend('b', url);
    const probe = await look('b');
    assertCause(
      probe,
      'NoCommonCipherSuite',
      `127.0.0.1:${port} ended the TLS handshake at once: it has no cipher suite in common with this gateway.`,
      null,
    );
    assert.equal(probe.tls, null);
  });
}
