import type { HandshakeReport } from '../../handshake/report.ts';
import { isBadUpgrade } from '../backends/undici.ts';
import { clientRefused } from './client-refusals.ts';
import { connectionFailure, type Diagnose, type Diagnosis, type Dialled, dialledHost, hostOf } from './diagnosis.ts';

export const unaskedSwitch: Diagnose = dialled =>
  connectionFailure(
    'InvalidHttp',
    `${hostOf(dialled)} answered 101 Switching Protocols, but was not asked to or does not say to which protocol.`,
    undefined,
  );

/** TLS 1.3 lets a client finish before the server judges its certificate, so a refusal may look like this. */
export const closed: Diagnose = (dialled, error) => {
  if (isBadUpgrade(error)) return unaskedSwitch(dialled, error);
  const host = hostOf(dialled);
  if (dialled.answerBegan)
    return connectionFailure('BrokenOff', `${host} broke off in the middle of its answer.`, undefined);
  if (isProxys(dialled)) return proxyClosed(dialled);
  if (dialled.terms.origin.startsWith('http:')) return closedPlain(dialled);
  return dialled.evidence?.handshake === undefined
    ? clientRefused(
        dialled,
        `${host} closed the connection without an answer; it may have refused the client certificate`,
      )
    : closedTls(dialled, dialled.evidence.handshake);
};

/** Whether the connection itself was the proxy's: by it a plain backend is called, and a tunnel is asked for. */
const isProxys = ({ terms: { origin, proxy } }: Dialled): boolean =>
  proxy !== undefined && (origin.startsWith('http:') || origin === new URL(proxy.url).origin);

const proxyClosed = (dialled: Dialled): Diagnosis =>
  connectionFailure(
    'ProxyRefused',
    `${dialledHost(dialled)} closed the connection without an answer.`,
    'correct the proxy',
  );

const closedPlain = (dialled: Dialled): Diagnosis =>
  connectionFailure(
    'Closed',
    `${hostOf(dialled)} closed the connection without an answer; it may speak TLS on this port.`,
    { address: dialled.url.replace(/^http:/, 'https:') },
  );

function closedTls(dialled: Dialled, { serverHello, asked, finished }: HandshakeReport): Diagnosis {
  const host = hostOf(dialled);
  if (serverHello === undefined)
    return connectionFailure(
      'NoCommonTlsVersion',
      `${host} closed the connection at the first message of the TLS handshake: it speaks no TLS on this port, or none of the versions and cipher suites offered.`,
      undefined,
    );
  if (asked.inHandshake === true || asked.later === true)
    return clientRefused(dialled, `${host} asked for a client certificate and closed the connection without an answer`);
  const when = finished.server
    ? 'the TLS connection without an answer'
    : 'the connection in the middle of the TLS handshake';
  return connectionFailure('Closed', `${host} closed ${when}.`, undefined);
}
