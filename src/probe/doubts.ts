import { chainWarnings } from '../certificates/x509/facts.ts';
import { lacksClientAuthentication } from '../certificates/x509/usability.ts';
import { clientChain, clientLeaf } from '../gateway/backends/client-chain.ts';
import type { Presentation } from '../gateway/faults/client-certificate.ts';
import type { Dialled } from '../gateway/faults/diagnosis.ts';
import { askedInVain, azureMayNotPresent } from '../gateway/faults/notes.ts';
import type { Way } from './ways.ts';

/** A call that succeeds here, and what else is known of it. */
export interface Success {
  readonly way: Way;
  readonly dialled: Dialled;
  readonly presentation: Presentation;
  /** Whether the server speaks nothing below TLS 1.3. */
  readonly needsTls13: boolean;
}

/** Why the same call may fail in Azure, a sentence each. */
export const azureDoubts = ({ way, dialled, presentation, needsTls13 }: Success): string[] =>
  [
    needsTls13 && 'The server speaks TLS 1.3 alone, which Azure speaks to backends only where it is switched on.',
    way.source === 'backend' && azureMayNotPresent(presentation.certificate?.id ?? '', way.upstream.backend?.id ?? ''),
    way.source === 'only' && 'The certificate is presented because it is the only one here, which Azure does not do.',
    usageDoubt(dialled),
    presentation.isAccepted === false &&
      'The certificate is issued by none of the CAs that the server names: Windows, and so Azure, may send none at all.',
    presentation.asked === 'renegotiation' &&
      'The server asks for the certificate after the request, by renegotiation: in Azure that fails with TLS 1.3 for backends switched on.',
    trustDoubt(dialled),
  ].filter(doubt => doubt !== false);

/** https://github.com/dotnet/runtime/blob/main/src/libraries/Common/src/System/Net/Security/CertificateHelper.cs */
export function usageDoubt({ terms: { certificate } }: Dialled): string | false {
  return (
    certificate !== undefined &&
    lacksClientAuthentication(clientLeaf(certificate)) &&
    `Client certificate '${certificate.id}' is not meant for client authentication: .NET does not send such a certificate at all, so Azure may send none.`
  );
}

function trustDoubt({ terms, evidence }: Dialled): string | false {
  const end = evidence?.chain?.end;
  if (end === undefined) return false;
  if (!terms.validateCertificateChain) return 'The chain is not checked here; the v2 tiers of Azure always check it.';
  const isOurs = end.kind === 'trusted' && end.origin !== 'system';
  return (
    isOurs &&
    'The CA is trusted here because it was added: Azure needs it too (classic tiers: CA certificates; v2 tiers: the backend entity).'
  );
}

/** What may go wrong here one day, or is not as it was meant, a sentence each. */
export function doubts({ way, dialled, presentation }: Success, now: Date): string[] {
  const { certificate } = dialled.terms;
  const dates = dialled.evidence?.chain?.checks.dates;
  return [
    ...(certificate !== undefined && presentation.unsent !== undefined
      ? [askedInVain(certificate.id, presentation.unsent)]
      : []),
    ...(way.dependsOnRequest ? [DEPENDS_ON_REQUEST] : []),
    ...(certificate === undefined ? [] : chainWarnings(clientChain(certificate, dialled.terms.trust), now)),
    ...(dates?.verdict === 'warning' ? [dates.sentence] : []),
    ...(certificate !== undefined && presentation.asked === 'not seen' ? [unasked(way, certificate.id)] : []),
  ];
}

const DEPENDS_ON_REQUEST =
  'Policy expressions had a part in it, which were given a plain GET: another request may go elsewhere, or present another certificate.';

const unasked = ({ upstream }: Way, id: string): string =>
  upstream.url.startsWith('http:')
    ? `Client certificate '${id}' is not presented: the call is plain HTTP.`
    : `The server never asked for a client certificate, so '${id}' was not sent.`;
