import { X509Certificate } from 'node:crypto';
import { certificateFields } from '../../certificates/x509/certificate-fields.ts';
import { distinguishedName } from '../../certificates/x509/distinguished-name.ts';
import { certificateFacts } from '../../certificates/x509/facts.ts';
import type { CertificateRequest, HandshakeReport, Seen } from '../../handshake/report.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import { clientChain, clientLeaf } from '../backends/client-chain.ts';
import { remembered } from '../backends/remembered.ts';
import type { Terms } from '../backends/terms.ts';
import { unsentBecause } from '../backends/unsent.ts';

/** What became of the client certificate of a connection. */
export interface Presentation {
  /** Undefined: none is configured for this call. */
  readonly certificate: PresentedCertificate | undefined;
  /** When the server asked for one; the first time. */
  readonly asked: Seen<CertificateRequest['when']>;
  /** Whose certificates the server says it takes, as .NET writes names; empty: it did not say. */
  readonly authorities: readonly string[];
  /** The signatures that the server takes, by the names of RFC 8446; empty: it did not ask, or did not say. */
  readonly signatureAlgorithms: readonly string[];
  /** Whether the one configured, or what goes with it, is of one of the authorities; undefined where there are none, or none is configured. */
  readonly isAccepted: boolean | undefined;
  /** How many certificates were sent: the leaf and its intermediates. */
  readonly sent: Seen<number>;
  /** Why nothing was sent to a server that asked, though one is configured: the end of a sentence. */
  readonly unsent: string | undefined;
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
  { certificate, trust }: Pick<Terms, 'certificate' | 'trust'>,
  report: HandshakeReport | undefined,
): Presentation {
  const request = report?.certificateRequests[0];
  const authorities = request?.authorities ?? [];
  const chain = certificate === undefined ? [] : (sentChain(request) ?? clientChain(certificate, trust));
  return {
    certificate: certificate === undefined ? undefined : presented(certificate),
    asked: request?.when ?? unasked(report),
    authorities: authorities.map(({ name, der }) => name ?? der.toString('hex')),
    signatureAlgorithms: request?.signatureAlgorithms ?? [],
    isAccepted: chain.length === 0 || authorities.length === 0 ? undefined : isOfOne(chain, authorities),
    sent: sentIn(request),
    unsent: certificate === undefined ? undefined : unsentIn(certificate, report),
  };
}

function unsentIn(certificate: ClientCertificate, report: HandshakeReport | undefined): string | undefined {
  const request = report?.certificateRequests[0];
  if (sentIn(request) !== 0) return undefined;
  return unsentBecause(clientLeaf(certificate), report?.serverHello?.version ?? '', request?.signatureAlgorithms ?? []);
}

/** Undefined where nothing was sent, or nobody saw it. */
export function sentChain(request: CertificateRequest | undefined): readonly X509Certificate[] | undefined {
  const answer = request?.answer;
  if (answer === undefined || typeof answer === 'string' || answer.certificates.length === 0) return undefined;
  return answer.certificates.map(certificate => new X509Certificate(certificate));
}

function unasked(report: HandshakeReport | undefined): 'not seen' | 'unknown' {
  if (report === undefined) return 'not seen';
  return report.asked.inHandshake === 'unknown' || report.asked.later === 'unknown' ? 'unknown' : 'not seen';
}

function sentIn(request: CertificateRequest | undefined): Seen<number> {
  const answer = request?.answer ?? 'not seen';
  return typeof answer === 'string' ? answer : answer.certificates.length;
}

const presented = remembered((certificate: ClientCertificate): PresentedCertificate => {
  const { id, thumbprint } = certificate;
  const leaf = clientLeaf(certificate);
  const { subject, expirationDate } = certificateFacts(leaf);
  return { id, subject, issuer: distinguishedName(certificateFields(leaf).issuer), thumbprint, expirationDate };
});

/** Whether one of these authorities issued the leaf or something of what goes with it. */
export function isOfOne(chain: readonly X509Certificate[], authorities: readonly { readonly der: Buffer }[]): boolean {
  const issuers = chain.map(certificate => certificateFields(certificate).issuer.encoding);
  return issuers.some(issuer => authorities.some(({ der }) => der.equals(issuer)));
}
