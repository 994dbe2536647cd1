import { codeOf, connectionFailure, type Diagnose, type Dialled, hostOf, presented } from './diagnosis.ts';
import { ALERTS, alertName } from './tls-alerts.ts';

const untrusted: Diagnose = dialled =>
  connectionFailure(
    `The certificate of ${hostOf(dialled)} is issued by a CA that is not trusted here.`,
    'trust the root',
  );

const plainText: Diagnose = dialled =>
  connectionFailure(`${hostOf(dialled)} does not speak TLS on this port (it answered in plain text).`, {
    address: dialled.url.replace(/^https:/, 'http:'),
  });

const noCommonVersion: Diagnose = dialled =>
  dialled.terms.maxVersion === 'TLSv1.2'
    ? connectionFailure(
        `${hostOf(dialled)} does not speak TLS 1.2, and nothing above is offered to it.`,
        'offer TLS 1.3',
      )
    : connectionFailure(`${hostOf(dialled)} speaks neither TLS 1.2 nor TLS 1.3.`, undefined);

/** By Node's code: what is wrong with a server's certificate, and what goes wrong in a handshake. */
export const TLS_DIAGNOSES: Readonly<Record<string, Diagnose>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: dialled =>
    connectionFailure(
      `The certificate of ${hostOf(dialled)} is self-signed, and its chain is checked.`,
      'skip the chain',
    ),
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  INVALID_CA: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: dialled =>
    connectionFailure(
      `${hostOf(dialled)} sent its certificate without the one that issued it, and that one is not known here. ` +
        'Azure may fetch a missing intermediate by itself; Node does not.',
      'trust the intermediate',
    ),
  CERT_HAS_EXPIRED: dialled =>
    connectionFailure(`The certificate of ${hostOf(dialled)}, or one of its chain, has expired.`, 'skip the chain'),
  CERT_NOT_YET_VALID: dialled =>
    connectionFailure(
      `The certificate of ${hostOf(dialled)} is not valid yet; is this machine's clock right?`,
      'skip the chain',
    ),
  INVALID_PURPOSE: dialled =>
    connectionFailure(`The certificate of ${hostOf(dialled)} is not meant for servers.`, 'skip the chain'),
  ERR_TLS_CERT_ALTNAME_INVALID: (dialled, error) =>
    connectionFailure(`The certificate of ${hostOf(dialled)} is for another name: ${namesIn(error)}.`, 'skip the name'),
  ERR_SSL_WRONG_VERSION_NUMBER: plainText,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainText,
  ERR_SSL_HTTP_REQUEST: plainText,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noCommonVersion,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: noCommonVersion,
  ERR_SSL_DH_KEY_TOO_SMALL: dialled =>
    connectionFailure(`${hostOf(dialled)} offers a Diffie-Hellman key that is too small to be safe.`, undefined),
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: dialled =>
    connectionFailure(
      `${hostOf(dialled)} cannot renegotiate safely (RFC 5746), which OpenSSL 3 and Windows demand.`,
      undefined,
    ),
};

/** Node's own sentence ends with the names that the certificate has. */
const namesIn = (error: Error): string => error.message.replace(/^.*?altnames: /, '').replace(/\.$/, '');

/** A server that ended the handshake, or the connection right after it, by an alert: RFC 8446, section 6. */
export function diagnoseAlert(dialled: Dialled, error: Error) {
  const alert = ALERTS[alertName(codeOf(error)) ?? ''];
  const ended = `${hostOf(dialled)} ended the TLS connection: `;
  if (alert === undefined) return connectionFailure(`${ended}${error.message}.`, undefined);
  return alert.isAboutCertificate
    ? connectionFailure(`${ended}${alert.sentence} (${presented(dialled)}).`, 'present a certificate')
    : connectionFailure(`${ended}${alert.sentence}.`, undefined);
}
