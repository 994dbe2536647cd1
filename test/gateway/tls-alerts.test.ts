import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ALERTS, alertName } from '../../src/gateway/backends/tls-alerts.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { startLooking } from '../probe/support/looking.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { told } from './support/mending.ts';
import { startRawBackend } from './support/raw-backend.ts';

/** https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-6, without close_notify. */
const IANA: Readonly<Record<number, string>> = {
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  52: 'too_many_cids_requested',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  117: 'general_error',
  120: 'no_application_protocol',
  121: 'ech_required',
};

/** OpenSSL 3.0 does not know these, and Node tells of a connection that was closed. */
const UNKNOWN_TO_OPENSSL = [52, 117, 121];

/** What would be OpenSSL's and not ours: its errors, the names of its functions and of its source. */
const RAW = /error:|SSL routines|ssl3_|\.c:|deps\/openssl|sslv3|tlsv1|alert number|reason\(/i;

/** A server that answers the first message of a handshake with an alert. */
const startAlerting = (t: TestContext, level: number, number: number) =>
  startRawBackend(t, socket => socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, level, number]))));

for (const [number, name] of Object.entries(IANA))
  test(`alert ${number}, ${name}, has a sentence of ours in the log and in backend test`, async t => {
    const { sentence } = ALERTS[name.toUpperCase()] ?? assert.fail(name);
    const { port } = await startAlerting(t, 2, Number(number));
    const url = `https://localhost:${port}`;
    const { look } = await startLooking(t);
    const probe = await look(url);
    const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url, protocol: 'http' }));
    await send(gateway.url);
    const { message } = told(gateway);
    for (const text of [probe.cause?.message ?? '', message, ...probe.azure]) assert.doesNotMatch(text, RAW);
    assert.deepEqual(
      probe.clientCertificate.alerts.map(({ description }) => description),
      [name],
    );
    const expected = EXPECTED[name] ?? `ended the TLS connection: ${sentence}`;
    assert.ok(probe.cause?.message.startsWith(`localhost:${port} ${expected}`), probe.cause?.message);
    if (UNKNOWN_TO_OPENSSL.includes(Number(number))) return;
    const logged = LOGGED[name] ?? expected;
    assert.ok(message.startsWith(`localhost:${port} ${logged}`), message);
  });

/** Where more is known than what the alert says. */
const EXPECTED: Readonly<Record<string, string>> = {
  handshake_failure: 'ended the TLS handshake at once: it has no cipher suite in common with this gateway.',
  decrypt_error: 'ended the TLS connection: it could not verify a part of the handshake.',
  protocol_version: 'speaks neither TLS 1.2 nor TLS 1.3.',
};
const LOGGED: Readonly<Record<string, string>> = {
  handshake_failure: `ended the TLS connection: ${ALERTS.HANDSHAKE_FAILURE?.sentence}`,
};

test('a number that IANA gives no meaning is told as that', async t => {
  const { port } = await startAlerting(t, 2, 200);
  const { look } = await startLooking(t);
  const { cause } = await look(`https://localhost:${port}`);
  assert.equal(
    cause?.message,
    `localhost:${port} ended the TLS connection: it sent alert 200, which has no meaning in TLS.`,
  );
});

test('a warning before the end of the connection says why it ended', async t => {
  const { port } = await startAlerting(t, 1, 112);
  const { look } = await startLooking(t);
  const { cause } = await look(`https://localhost:${port}`);
  assert.equal(
    cause?.message,
    `localhost:${port} ended the TLS connection: it does not know the host name it was called by.`,
  );
});

test('an alert is known by the codes of OpenSSL 3.0 and 3.5', () => {
  for (const [code, name] of [
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'HANDSHAKE_FAILURE'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'HANDSHAKE_FAILURE'],
    ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED', 'CERTIFICATE_EXPIRED'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'UNKNOWN_CA'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'CERTIFICATE_REQUIRED'],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'UNRECOGNIZED_NAME'],
    ['ERR_SSL_TLSV1_ALERT_USER_CANCELLED', 'USER_CANCELED'],
  ] as const) {
    assert.equal(alertName(code), name);
    assert.ok(ALERTS[name] !== undefined, name);
  }
  for (const code of ['ERR_SSL_WRONG_VERSION_NUMBER', 'ECONNRESET', '']) assert.equal(alertName(code), undefined);
});
