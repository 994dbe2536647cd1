import { X509Certificate } from 'node:crypto';
import { keyDescription, publicKeyOf } from '../../certificates/x509/public-key.ts';
import { hasRareCurve } from '../../certificates/x509/signing.ts';
import { ALERTS, type Alert, alertName } from '../backends/tls-alerts.ts';
import { presentationOf } from './client-certificate.ts';
import { clientRefused } from './client-refusals.ts';
import { codeOf, connectionFailure, type Diagnosis, type Dialled, hostOf, type Remedy } from './diagnosis.ts';
import { noCommonVersion } from './tls-diagnoses.ts';

/** A server that ended the handshake, or the connection right after it, by an alert: RFC 8446, section 6. */
export function diagnoseAlert(dialled: Dialled, error: Error): Diagnosis {
  const name = alertName(codeOf(error)) ?? '';
  const alert = ALERTS[name] ?? unknownAlert(name);
  const special = SPECIAL[name]?.(dialled, error, alert);
  if (special !== undefined) return special;
  return alert.isAboutCertificate
    ? clientRefused(dialled, ended(dialled, sentenceOf(name, alert, dialled)))
    : connectionFailure('TlsAlert', `${ended(dialled, alert.sentence)}.`, undefined);
}

const ended = (dialled: Dialled, why: string): string => `${hostOf(dialled)} ended the TLS connection: ${why}`;

/** `ALERT_200` has no name, here or at IANA. */
const unknownAlert = (name: string): Alert => ({
  sentence: `it sent ${name.toLowerCase().replaceAll('_', ' ')}, which has no meaning in TLS`,
  isAboutCertificate: false,
});

type Special = (dialled: Dialled, error: Error, alert: Alert) => Diagnosis | undefined;

/** Of what more is known than the alert itself says; undefined where it is not. */
const SPECIAL: Readonly<Record<string, Special>> = {
  PROTOCOL_VERSION: noCommonVersion,
  HANDSHAKE_FAILURE: dialled => (hasRefusedHello(dialled) ? noCommonCipher(dialled) : undefined),
  ILLEGAL_PARAMETER: dialled => wrongCurve(dialled),
  DECRYPT_ERROR: dialled =>
    dialled.terms.certificate === undefined
      ? connectionFailure('TlsAlert', `${ended(dialled, 'it could not verify a part of the handshake')}.`, undefined)
      : undefined,
  UNRECOGNIZED_NAME: (dialled, _error, { sentence }) =>
    connectionFailure('TlsAlert', `${ended(dialled, sentence)}.`, byName(dialled)),
  NO_APPLICATION_PROTOCOL: (dialled, _error, { sentence }) =>
    connectionFailure('NoHttp1', `${ended(dialled, sentence)}.`, undefined),
};

/** RFC 5246, section 7.2.2: before its own hello nothing but the offer can be what a server fails at. */
const hasRefusedHello = ({ evidence }: Dialled): boolean =>
  evidence?.handshake !== undefined && evidence.handshake.serverHello === undefined;

const noCommonCipher = (dialled: Dialled): Diagnosis =>
  connectionFailure(
    'NoCommonCipherSuite',
    `${hostOf(dialled)} ended the TLS handshake at once: it has no cipher suite in common with this gateway.`,
    undefined,
  );

/** Which of a server's names is meant it learns from the URL alone (SNI: RFC 6066, section 3). */
function byName({ url }: Dialled): Remedy {
  const { protocol, port, pathname } = new URL(url);
  return { address: `${protocol}//HOST${port === '' ? '' : `:${port}`}${pathname === '/' ? '' : pathname}` };
}

/**
 * Up to TLS 1.2 a server tells its curves to nobody, and OpenSSL's answers a certificate on another one so
 * (tls12_check_peer_sigalg). Undefined where that cannot be it.
 */
function wrongCurve(dialled: Dialled): Diagnosis | undefined {
  const { terms, evidence } = dialled;
  if (terms.certificate === undefined) return undefined;
  const leaf = new X509Certificate(terms.certificate.chain);
  const { sent } = presentationOf(terms, evidence?.handshake);
  const isSent = typeof sent === 'number' && sent > 0;
  const isIt = evidence === undefined ? hasRareCurve(leaf) : isSent && publicKeyOf(leaf)?.asymmetricKeyType === 'ec';
  const why = `it does not take the curve of the client certificate's key (${keyDescription(leaf)})`;
  return isIt ? clientRefused(dialled, ended(dialled, why)) : undefined;
}

/** TLS 1.2 has no alert of its own for a certificate that is missing. */
function sentenceOf(name: string, { sentence }: Alert, { evidence, terms }: Dialled): string {
  if (name !== 'HANDSHAKE_FAILURE' || evidence?.handshake?.asked.inHandshake !== true) return sentence;
  const { sent } = presentationOf(terms, evidence.handshake);
  return terms.certificate === undefined || sent === 0
    ? 'it demands a client certificate and got none'
    : 'it did not accept the client certificate';
}
