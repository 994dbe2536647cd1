import type { ClientCertificate } from '../../model/client-certificate.ts';
import { clientChain } from '../backends/client-chain.ts';
import { type Presentation, presentationOf, sentChain } from './client-certificate.ts';
import { clientFaults } from './client-faults.ts';
import { connectionFailure, type Diagnosis, type Dialled } from './diagnosis.ts';

/**
 * A server that wants another client certificate than it got, or one at all. `refused` is what it did, without the full
 * stop: `contoso.com ended the TLS connection: it does not trust the CA that issued the client certificate`.
 */
export function clientRefused(dialled: Dialled, refused: string): Diagnosis {
  const { certificate } = dialled.terms;
  const presentation = presentationOf(dialled.terms, dialled.evidence?.handshake);
  if (certificate === undefined)
    return connectionFailure(
      'ClientCertificateMissing',
      `${refused} (no client certificate was configured for this call${accepting(presentation)}).`,
      'present a certificate',
    );
  const unsent = presentation.unsent ?? dialled.unsent;
  return unsent === undefined
    ? refusedOne(dialled, certificate, presentation, refused)
    : connectionFailure(
        'ClientCertificateNotSent',
        `${refused} (client certificate '${certificate.id}' was not sent: ${unsent}).`,
        'present a certificate',
      );
}

function refusedOne(
  { terms, evidence }: Dialled,
  certificate: ClientCertificate,
  presentation: Presentation,
  refused: string,
): Diagnosis {
  const chain = sentChain(evidence?.handshake?.certificateRequests[0]) ?? clientChain(certificate, terms.trust);
  const { date, usage } = clientFaults(chain, new Date());
  const issuer = presentation.isAccepted === false ? `is issued by ${presentation.certificate?.issuer}` : undefined;
  const faults = [date, usage, issuer].filter(fault => fault !== undefined);
  const which = faults.length === 0 ? '' : `, which ${faults.join(' and ')}`;
  const configured = `client certificate '${certificate.id}' was ${presentation.sent === 'not seen' ? 'configured' : 'sent'}`;
  return connectionFailure(
    date === undefined ? 'ClientCertificateRefused' : 'ClientCertificateExpired',
    `${refused} (${configured}${which}${accepting(presentation)}).`,
    date === undefined ? 'present a certificate' : 'renew the certificate',
  );
}

/** Names shown; a server may name hundreds. */
const SHOWN = 5;

function accepting({ authorities, isAccepted }: Presentation): string {
  if (authorities.length === 0 || isAccepted === true) return '';
  const shown = authorities.slice(0, SHOWN);
  const more = authorities.length > SHOWN ? [`${authorities.length - SHOWN} more`] : [];
  return `; the server takes those issued by ${[...shown, ...more].join('; ')}`;
}
