export interface Alert {
  /** What the server means by it. */
  readonly sentence: string;
  /** Whether it judges the client's certificate. */
  readonly isAboutCertificate: boolean;
}

const certificate = (sentence: string): Alert => ({ sentence, isAboutCertificate: true });
const other = (sentence: string): Alert => ({ sentence, isAboutCertificate: false });

/** The alerts of RFC 8446, section 6, by the name that Node's error codes carry. */
export const ALERTS: Readonly<Record<string, Alert>> = {
  CERTIFICATE_REQUIRED: certificate('it demands a client certificate and got none'),
  BAD_CERTIFICATE: certificate('it refused the client certificate as bad'),
  UNSUPPORTED_CERTIFICATE: certificate('it does not support this kind of client certificate'),
  CERTIFICATE_REVOKED: certificate('the client certificate is revoked'),
  CERTIFICATE_EXPIRED: certificate('the client certificate has expired, or is not valid yet'),
  CERTIFICATE_UNKNOWN: certificate('it did not accept the client certificate'),
  UNKNOWN_CA: certificate('it does not trust the CA that issued the client certificate'),
  ACCESS_DENIED: certificate('it does not let this client certificate in'),
  DECRYPT_ERROR: certificate('the proof that the key belongs to the client certificate did not convince it'),
  HANDSHAKE_FAILURE: certificate('it demands a client certificate, or has no cipher in common with this gateway'),
  INSUFFICIENT_SECURITY: other('it wants stronger ciphers than this gateway offers'),
  UNRECOGNIZED_NAME: other('it does not know the host name it was called by'),
  INTERNAL_ERROR: other('it had an error of its own'),
  NO_RENEGOTIATION: other('it does not renegotiate'),
};

/**
 * The name in `ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED`; undefined for a code that tells of no alert. From OpenSSL 3.5
 * on (Node 24) SSLV3 reads SSL/TLS.
 */
export const alertName = (code: string): string | undefined =>
  /^ERR_SSL_(?:SSLV3|SSL\/TLS|TLSV1|TLSV13)_(?:ALERT_)?(.+)$/.exec(code)?.[1];

/** As Node would tell of an alert, by its name in RFC 8446 such as `unknown_ca`. */
export const alertError = (description: string): Error =>
  Object.assign(new Error(`TLS alert ${description}`), { code: `ERR_SSL_TLSV13_ALERT_${description.toUpperCase()}` });
