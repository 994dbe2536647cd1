import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { trustOf } from '../../src/gateway/backends/trust.ts';
import { diagnose } from '../../src/gateway/faults/diagnose.ts';
import type { Dialled } from '../../src/gateway/faults/diagnosis.ts';
import { AZURE_TIMEOUTS } from '../../src/gateway/settings.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { startLooking } from '../probe/support/looking.ts';
import { clientIdentity } from '../support/certificates.ts';
import { send } from './support/client.ts';
import { addIdentity, startTestGateway } from './support/gateway.ts';
import { told } from './support/mending.ts';
import { startRawBackend } from './support/raw-backend.ts';

/** What is OpenSSL's and not ours: its errors, the names of its functions and of its source. */
const RAW = /error:|SSL routines|routines:|ssl3_|tls_|\.c:|deps\/openssl|lib\(|reason\(/i;

const dialled: Dialled = {
  url: 'https://contoso.com',
  terms: {
    origin: 'https://contoso.com',
    certificate: undefined,
    trust: trustOf([], () => []),
    validateCertificateChain: true,
    validateCertificateName: true,
    maxVersion: 'TLSv1.3',
    proxy: undefined,
  },
  timeouts: AZURE_TIMEOUTS,
  answerBegan: false,
  evidence: undefined,
  unsent: undefined,
};

const coded = (code: string, message: string, more: object): Error => Object.assign(new Error(message), { code }, more);

test("an error of OpenSSL's own is told by its reason alone", () => {
  const raw =
    '80FC414CB97F0000:error:0A000172:SSL routines:tls12_check_peer_sigalg:wrong signature type:../deps/openssl/openssl/ssl/t1_lib.c:1572:\n';
  const sentence =
    'This gateway ended the TLS connection to contoso.com, whose part of it OpenSSL does not take: wrong signature type.';
  for (const error of [
    coded('ERR_SSL_WRONG_SIGNATURE_TYPE', raw, { library: 'SSL routines', reason: 'wrong signature type' }),
    coded('ERR_SSL_WRONG_SIGNATURE_TYPE', raw, {}),
    coded('ERR_SSL_WRONG_SIGNATURE_TYPE', 'no words', {}),
    coded('EPROTO', `write EPROTO ${raw}`, {}),
  ])
    assert.equal(diagnose(error, dialled).message, sentence);
});

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const X509 =
  `UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_CRL UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECRYPT_CRL_SIGNATURE
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CRL_SIGNATURE_FAILURE CERT_NOT_YET_VALID CERT_HAS_EXPIRED
  CRL_NOT_YET_VALID CRL_HAS_EXPIRED ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD
  ERROR_IN_CRL_LAST_UPDATE_FIELD ERROR_IN_CRL_NEXT_UPDATE_FIELD OUT_OF_MEM DEPTH_ZERO_SELF_SIGNED_CERT
  SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_CHAIN_TOO_LONG
  CERT_REVOKED INVALID_CA PATH_LENGTH_EXCEEDED INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH
  UNSPECIFIED`.split(/\s+/);

test('each of the codes that Node has for certificates has a sentence of ours', () => {
  const without = X509.filter(code =>
    /OPENSSL|openssl's words/.test(diagnose(coded(code, "openssl's words", {}), dialled).message),
  );
  assert.deepEqual(without, []);
});

const NONSENSE: readonly (readonly [string, string])[] = [
  ['a message that is no hello', '160303000414000000'],
  ['a hello that is cut off', '16030300060200000203ff'],
  ['application data', '170303000501020304 05'.replace(' ', '')],
  ['a change of ciphers too early', '140303000101'],
  ['a record of an unknown kind', '190303000101'],
  ['a record that is too long', `160303ffff${'00'.repeat(64)}`],
  ['an alert that is too short', '150303000102'],
  ['bytes of no protocol', '00010203040506070809'],
];

const startNonsense = (t: TestContext, hex: string) =>
  startRawBackend(t, socket => socket.once('data', () => socket.end(Buffer.from(hex, 'hex'))));

for (const [what, hex] of NONSENSE)
  test(`a server that answers a hello with nonsense is told of in words of ours: ${what}`, async t => {
    const { port } = await startNonsense(t, hex);
    const url = `https://localhost:${port}`;
    const { look } = await startLooking(t);
    const { cause } = await look(url);
    const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url, protocol: 'http' }));
    await send(gateway.url);
    for (const message of [cause?.message ?? '', told(gateway).message]) {
      assert.match(message, new RegExp(`localhost:${port}`));
      assert.doesNotMatch(message, RAW);
    }
    const proxied = await startTestGateway(t, store =>
      newBackend(store, 'b', { url: 'https://contoso.com', protocol: 'http', proxy: { url } }),
    );
    await send(proxied.url);
    assert.doesNotMatch(told(proxied).message, RAW);
    assert.match(told(proxied).message, new RegExp(`localhost:${port}`));
  });

for (const [what, privateKey] of [
  ['damaged', 'no key'],
  ['that of another', undefined],
] as const)
  test(`a private key that is ${what} is told of by its certificate`, async t => {
    const { port } = await startRawBackend(t, () => undefined);
    const other = await clientIdentity('other', { ownKey: true });
    const gateway = await startTestGateway(t, async store => {
      await newBackend(store, 'b', { url: `https://localhost:${port}`, protocol: 'http' });
      await addIdentity(store, 'client', await clientIdentity('client'));
      await store.change(draft =>
        draft.certificateKeys.put({ id: 'client', privateKey: privateKey ?? other.privateKey }),
      );
    });
    assert.equal((await send(gateway.url)).status, 500);
    const { message, command } = told(gateway);
    assert.match(message, /^Client certificate 'client' or its key cannot be used: [a-z ]+\.$/);
    assert.equal(command, 'apim cert set --id client --pfx FILE');
  });
