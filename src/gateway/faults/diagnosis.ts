import type { Terms } from '../backends/terms.ts';
import type { GatewayTimeouts } from '../settings.ts';
import type { Evidence } from './evidence.ts';

/** What was called when something went wrong. */
export interface Dialled {
  /** The base URL of the backend. */
  readonly url: string;
  readonly terms: Terms;
  readonly timeouts: GatewayTimeouts;
  /** Whether the head of an answer had come, so that only its body is missing. */
  readonly answerBegan: boolean;
  /** Undefined where nobody looked: a sentence then says what is likely instead of what is. */
  readonly evidence: Evidence | undefined;
  /** Why the client certificate stays here though this server asks for one, where that is known without a closer look. */
  readonly unsent: string | undefined;
}

/** The kinds of things that mend a failure; remedies.ts makes commands of them. */
export type Remedy =
  | 'trust the root'
  | 'trust the intermediate'
  | 'skip the chain'
  | 'skip the name'
  | 'skip the chain and the name'
  | 'give a token'
  | 'give a password'
  | 'present a certificate'
  | 'renew the certificate'
  | 'offer TLS 1.3'
  | 'offer TLS 1.2 only'
  | 'correct the proxy'
  | 'allow more connections'
  | 'wait longer to connect'
  | 'wait longer for headers'
  | 'wait longer for the policy'
  | 'wait longer between pieces'
  | { readonly address: string };

/** What can be wrong between this gateway and a backend. */
export type Fault =
  | 'DnsNameUnknown'
  | 'DnsSilent'
  | 'PortClosed'
  | 'Unreachable'
  | 'TcpSilent'
  | 'TlsSilent'
  | 'ConnectTimeout'
  | 'ProxyRefused'
  | 'ProxySilent'
  | 'PlainTextOnTlsPort'
  | 'TlsOnPlainPort'
  | 'NoCommonTlsVersion'
  | 'NoCommonCipherSuite'
  | 'NoHttp1'
  | 'UnsafeTls'
  | 'TlsAlert'
  | 'ServerCertificateSelfSigned'
  | 'ServerCertificateOfUnknownCa'
  | 'ServerCertificateIncomplete'
  | 'ServerCertificateExpired'
  | 'ServerCertificateNotYetValid'
  | 'ServerCertificateUsage'
  | 'ServerCertificateName'
  | 'ServerCertificateRefused'
  | 'ClientCertificateMissing'
  | 'ClientCertificateNotSent'
  | 'ClientCertificateExpired'
  | 'ClientCertificateRefused'
  | 'ClientCertificateAskedLate'
  | 'Forbidden'
  | 'SecondConnection'
  | 'Closed'
  | 'BrokenOff'
  | 'Silent'
  | 'SilentInBody'
  | 'InvalidHttp'
  | 'ServerError'
  | 'Saturated'
  | 'CallerGone'
  | 'Other';

/** What went wrong with a backend, in a sentence for a person. */
export interface Diagnosis {
  readonly fault: Fault;
  /** LastError.Reason: https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies */
  readonly reason: 'BackendConnectionFailure' | 'Timeout' | 'ClientConnectionFailure';
  readonly message: string;
  /** Undefined where only the backend's owner can mend it. */
  readonly remedy: Remedy | undefined;
}

export type Diagnose = (dialled: Dialled, error: Error) => Diagnosis;

export const connectionFailure = (fault: Fault, message: string, remedy: Remedy | undefined): Diagnosis => ({
  fault,
  reason: 'BackendConnectionFailure',
  message,
  remedy,
});

export function codeOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return code === 'EPROTO' ? (opensslCode(error) ?? code) : code;
}

/** Where a write was pending, Node leaves OpenSSL's reason to the message: `...:SSL routines:...:wrong version number:...` */
const opensslCode = ({ message }: Error): string | undefined => {
  const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(message) ?? [];
  return reason === undefined ? undefined : `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
};

export const hostOf = ({ url }: Dialled): string => new URL(url).host;

/** Behind a proxy the connection that failed is the proxy's. */
export const dialledHost = (dialled: Dialled): string => {
  const { proxy } = dialled.terms;
  return proxy === undefined ? hostOf(dialled) : `${new URL(proxy.url).host} (the backend's proxy)`;
};
