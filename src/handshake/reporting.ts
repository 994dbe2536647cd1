import { cipherSuiteName } from './cipher-suites.ts';
import type { Conversation, Request } from './conversation.ts';
import type { Direction } from './direction.ts';
import type { Handshake } from './handshake.ts';
import type { ClientHello } from './hello.ts';
import type {
  CertificateRequest,
  ClientOffer,
  HandshakeReport,
  Renegotiation,
  Seen,
  ServerChoice,
  Side,
  Unread,
} from './report.ts';
import { versionName } from './versions.ts';

/** What a report is made of. */
export interface Observed extends Pick<HandshakeReport, 'error' | 'notTls'> {
  readonly conversation: Conversation;
  readonly directions: Readonly<Record<Side, Direction>>;
  readonly ended: Readonly<Record<Side, boolean>>;
}

export function reportOf({ conversation, directions, ended, error, notTls }: Observed): HandshakeReport {
  const { first, requests, alerts, closeNotified, helloRequested, renegotiations } = conversation;
  const hides = { client: directions.client.hidesHandshake, server: directions.server.hidesHandshake };
  const closing = (side: Side) => ({ closeNotify: closeNotified[side], ended: ended[side] });
  return {
    clientHello: first.clientHello === undefined ? undefined : offer(first.clientHello),
    serverHello: choice(first, hides.server),
    serverCertificates: seen(first.serverCertificates, hides.server),
    finished: { ...first.finished },
    asked: asked(conversation, hides.server),
    certificateRequests: requests.map(request => certificateRequest(request, hides.client)),
    helloRequested,
    renegotiations: renegotiations.map(handshake => renegotiation(handshake, hides.server)),
    alerts: [...alerts],
    notTls,
    closing: { client: closing('client'), server: closing('server') },
    error,
    unread: [...unread('client', directions.client), ...unread('server', directions.server)],
  };
}

function seen<T>(value: T | undefined, isHidden: boolean): Seen<T> {
  return value ?? (isHidden ? 'unknown' : 'not seen');
}

const offer = ({ versions, cipherSuites, serverName, alpn }: ClientHello): ClientOffer => ({
  versions: versions.map(versionName),
  cipherSuites: cipherSuites.map(cipherSuiteName),
  serverName,
  alpn,
});

function choice(handshake: Handshake, isHidden: boolean): ServerChoice | undefined {
  const { serverHello, alpn, resumed, retryRequested } = handshake;
  if (serverHello === undefined) return undefined;
  return {
    version: versionName(serverHello.version),
    cipherSuite: cipherSuiteName(serverHello.cipherSuite),
    alpn,
    resumed: seen(resumed, isHidden),
    retryRequested,
  };
}

function asked({ first, requests }: Conversation, isHidden: boolean): HandshakeReport['asked'] {
  const later = requests.some(({ when }) => when !== 'handshake');
  return {
    inHandshake: requests[0]?.when === 'handshake' || seen(first.isServerDone ? false : undefined, isHidden),
    later: later || (isHidden ? 'unknown' : false),
  };
}

function certificateRequest(request: Request, isHidden: boolean): CertificateRequest {
  const { answer, ...demand } = request;
  return { ...demand, answer: seen(answer === undefined ? undefined : { ...answer }, isHidden) };
}

const renegotiation = ({ resumed, finished }: Handshake, isHidden: boolean): Renegotiation => ({
  resumed: seen(resumed, isHidden),
  finished: { ...finished },
});

const unread = (from: Side, { unread: why }: Direction): Unread[] => (why === undefined ? [] : [{ from, why }]);
