import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALERTS, alertName } from '../../src/gateway/tls-alerts.ts';

test('an alert is known by the codes of OpenSSL 3.0 and 3.5', () => {
  for (const [code, name] of [
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'HANDSHAKE_FAILURE'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'HANDSHAKE_FAILURE'],
    ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED', 'CERTIFICATE_EXPIRED'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'UNKNOWN_CA'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'CERTIFICATE_REQUIRED'],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'UNRECOGNIZED_NAME'],
  ] as const) {
    assert.equal(alertName(code), name);
    assert.ok(ALERTS[name] !== undefined, name);
  }
  for (const code of ['ERR_SSL_WRONG_VERSION_NUMBER', 'ECONNRESET', '']) assert.equal(alertName(code), undefined);
});
