export interface Alert {
  /** What the server means by it. */
  readonly sentence: string;
  /** Whether it judges the client's certificate. */
  readonly isAboutCertificate: boolean;
}

const certificate = (sentence: string): Alert => ({ sentence, isAboutCertificate: true });
const other = (sentence: string): Alert => ({ sentence, isAboutCertificate: false });

/**
 * By the name in upper case: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-6, with
 * those that only earlier versions had (RFC 5246, section 7.2, and RFC 6101, section 5.4). A sentence goes on from `it ended
 * the TLS connection`.
 */
export const ALERTS: Readonly<Record<string, Alert>> = {
  CLOSE_NOTIFY: other('it has nothing more to say'),
  UNEXPECTED_MESSAGE: other('it got a message that does not belong at that point of the handshake'),
  BAD_RECORD_MAC: other('what reached it was changed on the way, or encrypted otherwise than it expects'),
  DECRYPTION_FAILED: other('it could not decrypt what reached it'),
  RECORD_OVERFLOW: other('it got a record that is longer than TLS allows'),
  DECOMPRESSION_FAILURE: other('it could not decompress what reached it'),
  HANDSHAKE_FAILURE: certificate('it demands a client certificate, or has no cipher in common with this gateway'),
  NO_CERTIFICATE: certificate('it demands a client certificate and got none'),
  BAD_CERTIFICATE: certificate('it refused the client certificate as bad'),
  UNSUPPORTED_CERTIFICATE: certificate('it does not support this kind of client certificate'),
  CERTIFICATE_REVOKED: certificate('the client certificate is revoked'),
  CERTIFICATE_EXPIRED: certificate('the client certificate has expired, or is not valid yet'),
  CERTIFICATE_UNKNOWN: certificate('it did not accept the client certificate'),
  ILLEGAL_PARAMETER: other('it got a value in the handshake that it does not take'),
  UNKNOWN_CA: certificate('it does not trust the CA that issued the client certificate'),
  ACCESS_DENIED: certificate('it does not let this client certificate in'),
  DECODE_ERROR: other('it could not read a message of the handshake'),
  DECRYPT_ERROR: certificate('the proof that the key belongs to the client certificate did not convince it'),
  TOO_MANY_CIDS_REQUESTED: other('it was asked for more connection ids than it gives'),
  EXPORT_RESTRICTION: other('it keeps to rules for the export of ciphers that no client follows any more'),
  PROTOCOL_VERSION: other('it speaks none of the versions of TLS that it was offered'),
  INSUFFICIENT_SECURITY: other('it wants stronger ciphers than this gateway offers'),
  INTERNAL_ERROR: other('it had an error of its own'),
  INAPPROPRIATE_FALLBACK: other('it speaks a newer version of TLS than it was offered'),
  USER_CANCELED: other('it gave the handshake up for a reason outside of TLS'),
  NO_RENEGOTIATION: other('it does not renegotiate'),
  MISSING_EXTENSION: other('it misses an extension of TLS that it needs'),
  UNSUPPORTED_EXTENSION: other('it got an extension of TLS that does not belong there'),
  CERTIFICATE_UNOBTAINABLE: certificate('it could not fetch the client certificate'),
  UNRECOGNIZED_NAME: other('it does not know the host name it was called by'),
  BAD_CERTIFICATE_STATUS_RESPONSE: other('it does not take what it was told of the revocation of a certificate'),
  BAD_CERTIFICATE_HASH_VALUE: certificate('the client certificate has another hash than it was told'),
  UNKNOWN_PSK_IDENTITY: other('it knows its clients by keys agreed on before (PSK), and not this one'),
  CERTIFICATE_REQUIRED: certificate('it demands a client certificate and got none'),
  GENERAL_ERROR: other('it had an error that no other alert describes'),
  NO_APPLICATION_PROTOCOL: other('it does not speak HTTP/1.1, perhaps HTTP/2 alone, which this gateway does not speak'),
  ECH_REQUIRED: other('it wants to be told the host name encrypted (ECH), which this gateway does not do'),
};

/** Where OpenSSL writes it otherwise than RFC 8446. */
const SPELLINGS: Readonly<Record<string, string>> = { USER_CANCELLED: 'USER_CANCELED' };

/**
 * The name in `ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED`; undefined for a code that tells of no alert. From OpenSSL 3.5
 * on (Node 24) SSLV3 reads SSL/TLS.
 */
export function alertName(code: string): string | undefined {
  const name = /^ERR_SSL_(?:SSLV3|SSL\/TLS|TLSV1|TLSV13)_(?:ALERT_)?(.+)$/.exec(code)?.[1];
  return name === undefined ? undefined : (SPELLINGS[name] ?? name);
}

/** As Node would tell of an alert, by its name in RFC 8446 such as `unknown_ca`, or `alert 200` where it has none. */
export const alertError = (description: string): Error =>
  Object.assign(new Error(`TLS alert ${description}`), {
    code: `ERR_SSL_TLSV13_ALERT_${description.toUpperCase().replaceAll(' ', '_')}`,
  });
