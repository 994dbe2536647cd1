import { X509Certificate } from 'node:crypto';
import { certificateFacts } from '../certificates/facts.ts';
import { type Presentation, presentationOf } from './client-certificate.ts';
import { connectionFailure, type Diagnosis, type Dialled } from './diagnosis.ts';

/**
 * A server that wants another client certificate than it got, or one at all. `refused` is what it did, without the full
 * stop: `contoso.com ended the TLS connection: it does not trust the CA that issued the client certificate`.
 */
export function clientRefused(dialled: Dialled, refused: string): Diagnosis {
  const { certificate } = dialled.terms;
  const presentation = presentationOf(certificate, dialled.evidence?.handshake);
  if (certificate === undefined)
    return connectionFailure(
      'ClientCertificateMissing',
      `${refused} (no client certificate was configured for this call${accepting(presentation)}).`,
      'present a certificate',
    );
  const configured = `client certificate '${certificate.id}' was ${presentation.sent === 'not seen' ? 'configured' : 'sent'}`;
  const date = wrongDate(certificate.chain, new Date());
  if (date !== undefined)
    return connectionFailure(
      'ClientCertificateExpired',
      `${refused} (${configured}, which ${date}).`,
      'renew the certificate',
    );
  const issuer = presentation.isAccepted === false ? `, which is issued by ${presentation.certificate?.issuer}` : '';
  return connectionFailure(
    'ClientCertificateRefused',
    `${refused} (${configured}${issuer}${accepting(presentation)}).`,
    'present a certificate',
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

/** Servers judge by their own clocks; this one is what there is. */
function wrongDate(chain: string, now: Date): string | undefined {
  const leaf = new X509Certificate(chain);
  if (new Date(leaf.validFrom) > now) return `is not valid before ${new Date(leaf.validFrom).toISOString()}`;
  return new Date(leaf.validTo) < now ? `expired on ${certificateFacts(leaf).expirationDate}` : undefined;
}
