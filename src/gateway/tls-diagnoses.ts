import { clientRefused } from './client-refusals.ts';
import { codeOf, connectionFailure, type Diagnose, type Diagnosis, type Dialled, hostOf } from './diagnosis.ts';
import { SERVER_DIAGNOSES } from './server-diagnoses.ts';
import { ALERTS, type Alert, alertName } from './tls-alerts.ts';

const plainText: Diagnose = dialled =>
  connectionFailure(
    'PlainTextOnTlsPort',
    `${hostOf(dialled)} does not speak TLS on this port (it answered in plain text).`,
    { address: dialled.url.replace(/^https:/, 'http:') },
  );

const noCommonVersion: Diagnose = dialled =>
  dialled.terms.maxVersion === 'TLSv1.2'
    ? connectionFailure(
        'NoCommonTlsVersion',
        `${hostOf(dialled)} does not speak TLS 1.2, and nothing above is offered to it.`,
        'offer TLS 1.3',
      )
    : connectionFailure('NoCommonTlsVersion', `${hostOf(dialled)} speaks neither TLS 1.2 nor TLS 1.3.`, undefined);

/** By Node's code: what goes wrong in a handshake. */
export const TLS_DIAGNOSES: Readonly<Record<string, Diagnose>> = {
  ...SERVER_DIAGNOSES,
  ERR_SSL_WRONG_VERSION_NUMBER: plainText,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainText,
  ERR_SSL_HTTP_REQUEST: plainText,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noCommonVersion,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: noCommonVersion,
  ERR_SSL_DH_KEY_TOO_SMALL: dialled =>
    connectionFailure(
      'UnsafeTls',
      `${hostOf(dialled)} offers a Diffie-Hellman key that is too small to be safe.`,
      undefined,
    ),
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: dialled =>
    connectionFailure(
      'UnsafeTls',
      `${hostOf(dialled)} cannot renegotiate safely (RFC 5746), which OpenSSL 3 and Windows demand.`,
      undefined,
    ),
};

/** A server that ended the handshake, or the connection right after it, by an alert: RFC 8446, section 6. */
export function diagnoseAlert(dialled: Dialled, error: Error): Diagnosis {
  const name = alertName(codeOf(error)) ?? '';
  const ended = `${hostOf(dialled)} ended the TLS connection: `;
  if (name === 'HANDSHAKE_FAILURE' && hasRefusedHello(dialled)) return noCommonCipher(dialled);
  const alert: Alert | undefined = ALERTS[name];
  if (alert === undefined) return connectionFailure('TlsAlert', `${ended}${error.message}.`, undefined);
  if (!alert.isAboutCertificate) return connectionFailure('TlsAlert', `${ended}${alert.sentence}.`, undefined);
  return clientRefused(dialled, `${ended}${sentenceOf(name, alert, dialled)}`);
}

/** RFC 5246, section 7.2.2: before its own hello nothing but the offer can be what a server fails at. */
const hasRefusedHello = ({ evidence }: Dialled): boolean =>
  evidence?.handshake !== undefined && evidence.handshake.serverHello === undefined;

const noCommonCipher = (dialled: Dialled): Diagnosis =>
  connectionFailure(
    'NoCommonCipherSuite',
    `${hostOf(dialled)} ended the TLS handshake at once: it has no cipher suite in common with this gateway.`,
    undefined,
  );

/** TLS 1.2 has no alert of its own for a certificate that is missing. */
function sentenceOf(name: string, { sentence }: Alert, { evidence, terms }: Dialled): string {
  if (name !== 'HANDSHAKE_FAILURE' || evidence?.handshake?.asked.inHandshake !== true) return sentence;
  return terms.certificate === undefined
    ? 'it demands a client certificate and got none'
    : 'it did not accept the client certificate';
}
