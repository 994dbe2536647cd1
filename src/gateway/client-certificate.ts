import { X509Certificate } from 'node:crypto';
import { certificateFields } from '../certificates/certificate-fields.ts';
import { distinguishedName } from '../certificates/distinguished-name.ts';
import { certificateFacts } from '../certificates/facts.ts';
import { pemBlocks } from '../certificates/pem.ts';
import type { CertificateRequest, HandshakeReport, Seen } from './handshake/report.ts';
import type { ClientCertificate } from './terms.ts';

/** What became of the client certificate of a connection. */
export interface Presentation {
  /** Undefined: none is configured for this call. */
  readonly certificate: PresentedCertificate | undefined;
  /** When the server asked for one; the first time. */
  readonly asked: Seen<CertificateRequest['when']>;
  /** Whose certificates the server says it takes, as .NET writes names; empty: it did not say. */
  readonly authorities: readonly string[];
  /** Whether the one configured is of one of these; undefined where there are none, or none is configured. */
  readonly isAccepted: boolean | undefined;
  /** How many certificates were sent: the leaf and its intermediates. */
  readonly sent: Seen<number>;
}

export interface PresentedCertificate {
  readonly id: string;
  readonly subject: string;
  readonly issuer: string;
  readonly thumbprint: string;
  readonly expirationDate: string;
}

/** `report`: undefined without TLS. */
export function presentationOf(
  certificate: ClientCertificate | undefined,
  report: HandshakeReport | undefined,
): Presentation {
  const request = report?.certificateRequests[0];
  const authorities = request?.authorities ?? [];
  return {
    certificate: certificate === undefined ? undefined : presented(certificate),
    asked: request?.when ?? unasked(report),
    authorities: authorities.map(({ name, der }) => name ?? der.toString('hex')),
    isAccepted:
      certificate === undefined || authorities.length === 0
        ? undefined
        : issuersOf(certificate).some(isAmong(authorities)),
    sent: sentIn(request),
  };
}

function unasked(report: HandshakeReport | undefined): 'not seen' | 'unknown' {
  if (report === undefined) return 'not seen';
  return report.asked.inHandshake === 'unknown' || report.asked.later === 'unknown' ? 'unknown' : 'not seen';
}

function sentIn(request: CertificateRequest | undefined): Seen<number> {
  const answer = request?.answer ?? 'not seen';
  return typeof answer === 'string' ? answer : answer.certificates.length;
}

function presented({ id, thumbprint, chain }: ClientCertificate): PresentedCertificate {
  const leaf = new X509Certificate(chain);
  const { subject, expirationDate } = certificateFacts(leaf);
  return { id, subject, issuer: distinguishedName(certificateFields(leaf).issuer), thumbprint, expirationDate };
}

/** DER, of the leaf and of each intermediate that goes with it. */
const issuersOf = ({ chain }: ClientCertificate): Uint8Array[] =>
  pemBlocks(chain).map(({ bytes }) => certificateFields(new X509Certificate(bytes)).issuer.encoding);

const isAmong =
  (authorities: readonly { readonly der: Buffer }[]) =>
  (name: Uint8Array): boolean =>
    authorities.some(({ der }) => der.equals(name));
