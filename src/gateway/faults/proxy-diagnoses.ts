import { ProxyBroken } from '../backends/proxy-tunnel.ts';
import { alertName } from '../backends/tls-alerts.ts';
import { codeOf, connectionFailure, type Diagnosis, type Dialled, hostOf } from './diagnosis.ts';
import { TLS_DIAGNOSES } from './tls-diagnoses.ts';

/** The proxy as what was dialled, where the error is its own and not the backend's behind it. */
export function dialledProxy(error: Error, dialled: Dialled): Dialled | undefined {
  const { terms, timeouts, answerBegan } = dialled;
  const { proxy, origin } = terms;
  if (proxy === undefined || !(error instanceof ProxyBroken || isOfPlainWay(error, origin))) return undefined;
  const { origin: own } = new URL(proxy.url);
  return {
    url: proxy.url,
    terms: { ...terms, origin: own, certificate: undefined },
    timeouts,
    answerBegan,
    evidence: undefined,
    unsent: undefined,
  };
}

/** Towards a plain backend all TLS is the proxy's. */
const isOfPlainWay = (error: Error, origin: string): boolean =>
  origin.startsWith('http:') && (codeOf(error) in TLS_DIAGNOSES || alertName(codeOf(error)) !== undefined);

/** `diagnosis`: what the error would mean of a backend. */
export function diagnoseProxy(proxy: Dialled, diagnosis: Diagnosis): Diagnosis {
  const { fault, message, remedy } = diagnosis;
  if (fault === 'ProxyRefused') return diagnosis;
  const isTrust = remedy === 'trust the root' || remedy === 'trust the intermediate';
  const whose = `${message} ${hostOf(proxy)} is the backend's proxy.`;
  return connectionFailure(fault, whose, isTrust ? remedy : 'correct the proxy');
}
