import {
  connectionFailure,
  type Diagnose,
  type Diagnosis,
  type Dialled,
  hostOf,
  presented,
  type Remedy,
} from './diagnosis.ts';

/** Behind a proxy the connection that failed is the proxy's. */
const dialledHost = (dialled: Dialled): string => {
  const { proxy } = dialled.terms;
  return proxy === undefined ? hostOf(dialled) : `${new URL(proxy.url).host} (the backend's proxy)`;
};

const correctAddress = ({ terms, url }: Dialled, host: string): Remedy =>
  terms.proxy === undefined ? { address: `${new URL(url).protocol}//${host}` } : 'correct the proxy';

const unreachable: Diagnose = dialled =>
  connectionFailure(`There is no route to ${dialledHost(dialled)}.`, correctAddress(dialled, 'HOST'));

const unaskedSwitch: Diagnose = dialled =>
  connectionFailure(
    `${hostOf(dialled)} answered 101 Switching Protocols, but was not asked to or does not say to which protocol.`,
    undefined,
  );

/** TLS 1.3 lets a client finish before the server judges its certificate, so a refusal may look like this. */
const closed: Diagnose = (dialled, error) => {
  // undici's words.
  if (error.message === 'bad upgrade') return unaskedSwitch(dialled, error);
  const { terms, answerBegan, url } = dialled;
  if (answerBegan) return connectionFailure(`${hostOf(dialled)} broke off in the middle of its answer.`, undefined);
  const sentence = `${hostOf(dialled)} closed the connection without an answer`;
  return terms.origin.startsWith('https:')
    ? connectionFailure(
        `${sentence}; it may have refused the client certificate (${presented(dialled)}).`,
        'present a certificate',
      )
    : connectionFailure(`${sentence}; it may speak TLS on this port.`, { address: url.replace(/^http:/, 'https:') });
};

const invalidHttp: Diagnose = (dialled, error) =>
  connectionFailure(`The answer of ${hostOf(dialled)} is not valid HTTP: ${error.message}.`, undefined);

const timedOut = (message: string, remedy: Remedy): Diagnosis => ({ reason: 'Timeout', message, remedy });

const inSeconds = (milliseconds: number): string => `${milliseconds / 1000} s`;

/** By the code of the operating system, of DNS, of undici or of this gateway. */
export const NETWORK_DIAGNOSES: Readonly<Record<string, Diagnose>> = {
  ECONNREFUSED: dialled =>
    connectionFailure(
      `Nothing listens at ${dialledHost(dialled)}: the connection was refused.`,
      correctAddress(dialled, 'HOST:PORT'),
    ),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: dialled =>
    connectionFailure(`The name in ${dialledHost(dialled)} is not known to DNS.`, correctAddress(dialled, 'HOST')),
  EAI_AGAIN: dialled =>
    connectionFailure(`DNS did not answer when asked for ${dialledHost(dialled)}.`, correctAddress(dialled, 'HOST')),
  ETIMEDOUT: dialled =>
    connectionFailure(`${dialledHost(dialled)} does not answer.`, correctAddress(dialled, 'HOST:PORT')),
  UND_ERR_CONNECT_TIMEOUT: dialled =>
    connectionFailure(
      `${hostOf(dialled)} did not accept a connection (TCP and TLS) within ${inSeconds(dialled.timeouts.connect)}.`,
      'wait longer to connect',
    ),
  UND_ERR_HEADERS_TIMEOUT: dialled =>
    timedOut(
      `${hostOf(dialled)} took the request but sent no answer within ${inSeconds(dialled.timeouts.headers)}.`,
      'wait longer for headers',
    ),
  REQUEST_TIMEOUT: (dialled, error) =>
    timedOut(
      `${hostOf(dialled)} sent no answer within the time limit of the forward-request policy: ${error.message}`,
      'wait longer for the policy',
    ),
  UND_ERR_BODY_TIMEOUT: dialled =>
    timedOut(
      `${hostOf(dialled)} fell silent for ${inSeconds(dialled.timeouts.idle)} in the middle of its answer.`,
      'wait longer between pieces',
    ),
  UND_ERR_SOCKET: closed,
  ECONNRESET: closed,
  EPIPE: closed,
  EPROTO: closed,
  UND_ERR_HEADERS_OVERFLOW: dialled =>
    connectionFailure(`The headers of the answer of ${hostOf(dialled)} are too long.`, undefined),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: invalidHttp,
  INVALID_STATUS: invalidHttp,
  PROXY_REFUSED: (dialled, error) =>
    connectionFailure(
      `The backend's proxy did not open a way to ${hostOf(dialled)}: ${error.message}`,
      'correct the proxy',
    ),
  PROXY_TIMEOUT: (dialled, error) =>
    connectionFailure(`${dialledHost(dialled)} is silent: ${error.message}`, 'correct the proxy'),
  UNASKED_SWITCH: unaskedSwitch,
  BACKEND_SATURATED: (dialled, error) =>
    connectionFailure(`${hostOf(dialled)} is saturated: ${error.message}`, 'allow more connections'),
  CALLER_GONE: (_dialled, error) => ({
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
  return connectionFailure(`${hostOf(dialled)} speaks TLS on this port.`, {
    address: dialled.url.replace(/^http:/, 'https:'),
  });
};
