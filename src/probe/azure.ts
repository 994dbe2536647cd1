import type { Fault } from '../gateway/faults/diagnosis.ts';

const CA =
  'Azure answers 500 too: its classic tiers until the CA is uploaded or the backend skips the chain check, its v2 tiers until the backend entity names the CA.';
const UNLESS_SKIPPED = 'Azure answers 500 too, unless the backend entity skips the chain check (classic tiers).';
const PASSED_ON = 'Azure passes the answer on as it is.';
const BROKEN_OFF = 'Azure breaks off its answer too.';
const CONNECTION = 'Azure answers 500 too (BackendConnectionFailure).';
const OWN_NETWORK = `${CONNECTION} Its network is another one: what is reached from here may not be from there, and the other way round.`;

/**
 * What Azure's gateway would do in the same case. https://learn.microsoft.com/azure/api-management/backends,
 * https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates,
 * https://learn.microsoft.com/azure/api-management/api-management-howto-manage-protocols-ciphers
 */
const IN_AZURE: Readonly<Record<Fault, string>> = {
  DnsNameUnknown: OWN_NETWORK,
  DnsSilent: OWN_NETWORK,
  PortClosed: OWN_NETWORK,
  Unreachable: OWN_NETWORK,
  TcpSilent: OWN_NETWORK,
  TlsSilent: CONNECTION,
  ConnectTimeout: CONNECTION,
  ProxyRefused: CONNECTION,
  ProxySilent: CONNECTION,
  PlainTextOnTlsPort: CONNECTION,
  TlsOnPlainPort: CONNECTION,
  NoCommonTlsVersion:
    'Azure speaks TLS 1.2 to backends, and TLS 1.3 only where that is switched on: it answers 500 unless the two agree.',
  NoCommonCipherSuite:
    'Azure answers 500 unless one of its cipher suites fits; its classic tiers can be given weaker ones, which is not advised.',
  NoHttp1:
    'Azure speaks HTTP/1.1 to backends too, unless its forward-request policy says http-version="2" or "2or1"; without that it answers 500.',
  UnsafeTls: CONNECTION,
  TlsAlert: CONNECTION,
  ServerCertificateSelfSigned:
    'Azure answers 500 too, unless the backend entity skips the chain check, which only its classic tiers allow.',
  ServerCertificateOfUnknownCa: CA,
  ServerCertificateIncomplete:
    'Azure runs on Windows, which fetches a missing intermediate where the certificate says from where: the call may succeed there and fail here.',
  ServerCertificateExpired: UNLESS_SKIPPED,
  ServerCertificateNotYetValid: UNLESS_SKIPPED,
  ServerCertificateUsage: UNLESS_SKIPPED,
  ServerCertificateName:
    'Azure answers 500 too, unless the backend entity skips the name check (classic tiers) or names the certificate (v2 tiers).',
  ServerCertificateRefused: UNLESS_SKIPPED,
  ClientCertificateMissing:
    'Azure presents none either, is refused too and answers 500: an authentication-certificate policy is what it needs.',
  ClientCertificateNotSent:
    'Azure cannot present a certificate whose key makes no signature that the server takes either: without one it is refused too and answers 500.',
  ClientCertificateExpired: 'Azure presents an expired certificate as it is, is refused too and answers 500.',
  ClientCertificateRefused: 'Azure presents the same certificate, is refused too and answers 500.',
  ClientCertificateAskedLate:
    'Azure speaks TLS 1.2 to backends unless told otherwise and answers such a request; with TLS 1.3 for backends switched on it fails too.',
  Forbidden: PASSED_ON,
  SecondConnection: 'Azure goes on with TLS sessions too, and may fail in the same way.',
  Closed: CONNECTION,
  BrokenOff: BROKEN_OFF,
  Silent: 'Azure waits for 300 seconds unless forward-request says otherwise, then answers 500.',
  SilentInBody: BROKEN_OFF,
  InvalidHttp: CONNECTION,
  ServerError: PASSED_ON,
  Saturated: 'Azure queues or refuses calls by the limits of its tier.',
  CallerGone: 'Azure gives the call up too.',
  Other: CONNECTION,
};

/** Where the refusal is an answer of HTTP, after a good handshake. */
const ANSWERED: Partial<Record<Fault, string>> = {
  ClientCertificateMissing: `Azure presents none either: an authentication-certificate policy is what it needs. ${PASSED_ON}`,
  ClientCertificateNotSent: `Azure cannot present a certificate whose key makes no signature that the server takes either. ${PASSED_ON}`,
  ClientCertificateExpired: `Azure presents an expired certificate as it is, and is refused too. ${PASSED_ON}`,
  ClientCertificateRefused: `Azure presents the same certificate, and is refused too. ${PASSED_ON}`,
};

/** `isAnswered`: whether the backend refused by an answer of HTTP. */
export const inAzure = (fault: Fault, isAnswered: boolean): string =>
  (isAnswered ? ANSWERED[fault] : undefined) ?? IN_AZURE[fault];
