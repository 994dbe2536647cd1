import { opensslWords } from '../backends/openssl-words.ts';
import { connectionFailure, type Diagnose, type Dialled, hostOf } from './diagnosis.ts';
import { SERVER_DIAGNOSES } from './server-diagnoses.ts';

const plainText: Diagnose = dialled =>
  connectionFailure(
    'PlainTextOnTlsPort',
    `${hostOf(dialled)} does not speak TLS on this port (it answered in plain text).`,
    { address: speaksHttp(dialled) ? dialled.url.replace(/^https:/, 'http:') : 'https://HOST:PORT' },
  );

/** As far as anybody looked: a mail server, for one, is not called by another scheme but is the wrong one. */
function speaksHttp({ evidence }: Dialled): boolean {
  const said = evidence?.handshake?.notTls;
  return said === undefined || said.startsWith('HTTP/');
}

export const noCommonVersion: Diagnose = dialled =>
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

/** What OpenSSL did not get over itself, and no table has: a server that breaks the rules, or a certificate of ours. */
export const diagnoseOpenssl: Diagnose = (dialled, error) => {
  const words = opensslWords(error) ?? 'no reason is told';
  const { certificate } = dialled.terms;
  const isOurs = 'code' in error && String(error.code).startsWith('ERR_OSSL_');
  return isOurs && certificate !== undefined
    ? connectionFailure(
        'Other',
        `Client certificate '${certificate.id}' or its key cannot be used: ${words}.`,
        'renew the certificate',
      )
    : connectionFailure(
        'Other',
        `This gateway ended the TLS connection to ${hostOf(dialled)}, whose part of it OpenSSL does not take: ${words}.`,
        undefined,
      );
};
