import { closed, unaskedSwitch } from './closures.ts';
import {
  connectionFailure,
  type Diagnose,
  type Diagnosis,
  type Dialled,
  dialledHost,
  type Fault,
  hostOf,
  type Remedy,
} from './diagnosis.ts';

const correctAddress = ({ terms, url }: Dialled, host: string): Remedy =>
  terms.proxy === undefined ? { address: `${new URL(url).protocol}//${host}` } : 'correct the proxy';

const unreachable: Diagnose = dialled =>
  connectionFailure('Unreachable', `There is no route to ${dialledHost(dialled)}.`, correctAddress(dialled, 'HOST'));

const invalidHttp: Diagnose = (dialled, error) =>
  connectionFailure('InvalidHttp', `The answer of ${hostOf(dialled)} is not valid HTTP: ${error.message}.`, undefined);

/** RFC 9112, section 7.4. */
const unaskedCoding: Diagnose = (dialled, { message: coding }) =>
  connectionFailure(
    'InvalidHttp',
    `The body of the answer of ${hostOf(dialled)} is sent with Transfer-Encoding '${coding}': a backend may use 'chunked' alone, ` +
      'since it is asked for no other. A compressed body is told by Content-Encoding.',
    undefined,
  );

const timedOut = (fault: Fault, message: string, remedy: Remedy): Diagnosis => ({
  fault,
  reason: 'Timeout',
  message,
  remedy,
});

const policyOf = (error: Error): string => ('policy' in error ? String(error.policy) : 'forward-request');

const inSeconds = (milliseconds: number): string => `${milliseconds / 1000} s`;

/** Who looked closely knows which of the two did not come. */
const connectTimeout: Diagnose = dialled => {
  const { evidence, timeouts } = dialled;
  const limit = inSeconds(timeouts.connect);
  if (evidence === undefined)
    return connectionFailure(
      'ConnectTimeout',
      `${hostOf(dialled)} did not accept a connection (TCP and TLS) within ${limit}.`,
      'wait longer to connect',
    );
  return evidence.isReached
    ? connectionFailure(
        'TlsSilent',
        `${hostOf(dialled)} took the connection, and did not end the TLS handshake within ${limit}.`,
        'wait longer to connect',
      )
    : connectionFailure(
        'TcpSilent',
        `${dialledHost(dialled)} did not answer within ${limit}: the address is wrong, or something in between drops what is sent there.`,
        correctAddress(dialled, 'HOST:PORT'),
      );
};

/** By the code of the operating system, of DNS, of undici or of this gateway. */
export const NETWORK_DIAGNOSES: Readonly<Record<string, Diagnose>> = {
  ECONNREFUSED: dialled =>
    connectionFailure(
      'PortClosed',
      `Nothing listens at ${dialledHost(dialled)}: the connection was refused.`,
      correctAddress(dialled, 'HOST:PORT'),
    ),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: dialled =>
    connectionFailure(
      'DnsNameUnknown',
      `The name in ${dialledHost(dialled)} is not known to DNS.`,
      correctAddress(dialled, 'HOST'),
    ),
  EAI_AGAIN: dialled =>
    connectionFailure(
      'DnsSilent',
      `DNS did not answer when asked for ${dialledHost(dialled)}.`,
      correctAddress(dialled, 'HOST'),
    ),
  ETIMEDOUT: dialled =>
    connectionFailure('TcpSilent', `${dialledHost(dialled)} does not answer.`, correctAddress(dialled, 'HOST:PORT')),
  UND_ERR_CONNECT_TIMEOUT: connectTimeout,
  UND_ERR_HEADERS_TIMEOUT: dialled =>
    timedOut(
      'Silent',
      `${hostOf(dialled)} took the request but sent no answer within ${inSeconds(dialled.timeouts.headers)}.`,
      'wait longer for headers',
    ),
  REQUEST_TIMEOUT: (dialled, error) =>
    timedOut(
      'Silent',
      `${hostOf(dialled)} sent no answer within the time limit of the ${policyOf(error)} policy: ${error.message}`,
      'wait longer for the policy',
    ),
  CONTINUE_TIMEOUT: (dialled, error) =>
    timedOut(
      'Silent',
      `${hostOf(dialled)} did not ask for the body within the continue-timeout of the forward-request policy: ${error.message}`,
      'wait longer for the policy',
    ),
  UND_ERR_BODY_TIMEOUT: dialled =>
    timedOut(
      'SilentInBody',
      `${hostOf(dialled)} fell silent for ${inSeconds(dialled.timeouts.idle)} in the middle of its answer.`,
      'wait longer between pieces',
    ),
  UND_ERR_SOCKET: closed,
  ECONNRESET: closed,
  EPIPE: closed,
  EPROTO: closed,
  UND_ERR_HEADERS_OVERFLOW: dialled =>
    connectionFailure('InvalidHttp', `The headers of the answer of ${hostOf(dialled)} are too long.`, undefined),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: invalidHttp,
  INVALID_STATUS: invalidHttp,
  UNASKED_CODING: unaskedCoding,
  PROXY_REFUSED: (dialled, error) =>
    connectionFailure(
      'ProxyRefused',
      `The backend's proxy did not open a way to ${hostOf(dialled)}: ${error.message}`,
      'correct the proxy',
    ),
  PROXY_TIMEOUT: (dialled, error) =>
    connectionFailure('ProxySilent', `${dialledHost(dialled)} is silent: ${error.message}`, 'correct the proxy'),
  UNASKED_SWITCH: unaskedSwitch,
  BACKEND_SATURATED: (dialled, error) =>
    connectionFailure('Saturated', `${hostOf(dialled)} is saturated: ${error.message}`, 'allow more connections'),
  CALLER_GONE: (_dialled, error) => ({
    fault: 'CallerGone',
    reason: 'ClientConnectionFailure',
    message: error.message,
    remedy: undefined,
  }),
};

/** A TLS alert, or the beginning of a handshake: RFC 8446, section 5.1. */
const TLS_RECORDS = ['\u0015\u0003', '\u0016\u0003'];

/** What undici's parser stumbled over. */
export const diagnoseParserError: Diagnose = (dialled, error) => {
  const data = 'data' in error && typeof error.data === 'string' ? error.data : '';
  const isTls = TLS_RECORDS.some(record => data.startsWith(record));
  if (!isTls || dialled.terms.origin.startsWith('https:')) return invalidHttp(dialled, error);
  return connectionFailure('TlsOnPlainPort', `${hostOf(dialled)} speaks TLS on this port.`, {
    address: dialled.url.replace(/^http:/, 'https:'),
  });
};
