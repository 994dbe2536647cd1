import { createHash } from 'node:crypto';
import { word } from '../../resources/shell-word.ts';
import { termsKey } from '../backends/terms.ts';
import type { GatewayRequest } from '../gateway-types.ts';
import { askedInVain, azureMayNotPresent } from './notes.ts';

export interface Hint {
  readonly text: string;
  /** What it is about, and told of once: equal in each process that serves the same state. Holds no secret. */
  readonly subject: string;
}

/** What a person should be told once, and not for each request. */
export class Hints {
  readonly #lateRequests = new WeakSet<object>();
  readonly #entityCertificates = new WeakSet<object>();
  readonly #unsent = new WeakSet<object>();
  readonly #eventStreams = new WeakSet<object>();

  /** undefined: nothing to tell. */
  about(request: GatewayRequest): Hint | undefined {
    return (
      firstTime(this.#unsent, unsent(request), () => unsentHint(request)) ??
      firstTime(this.#lateRequests, lateRequest(request), () => lateRequestHint(request)) ??
      firstTime(this.#entityCertificates, entityCertificate(request), () => entityCertificateHint(request)) ??
      firstTime(this.#eventStreams, heldEvents(request), () => heldEventsHint(request))
    );
  }
}

/** `subject` is what it is about, and told of once; undefined: nothing. */
function firstTime(told: WeakSet<object>, subject: object | undefined, hint: () => Hint): Hint | undefined {
  if (subject === undefined || told.has(subject)) return undefined;
  told.add(subject);
  return hint();
}

/** Perhaps TLS 1.3 post-handshake authentication (RFC 8446, section 4.6.2), which Node does not offer. */
const lateRequest = ({ upstream, backendStatus, missesCredentials }: GatewayRequest): object | undefined =>
  (backendStatus === 401 || backendStatus === 403) && !missesCredentials && upstream?.agent.tlsVersion === 'TLSv1.3'
    ? upstream.agent
    : undefined;

function lateRequestHint({ upstream, backendStatus }: GatewayRequest): Hint {
  const { backend, url, agent } = upstream ?? {};
  const command =
    backend === undefined ? `new --url ${word(`${url}`)} --protocol http` : `set --id ${word(backend.id)}`;
  return {
    subject: `late request ${agent === undefined ? '' : termsKey(agent.terms)}`,
    text:
      `The backend answered ${backendStatus} over TLS 1.3. Perhaps it asks for the client certificate only after the handshake, ` +
      `which Node can answer in TLS 1.2 alone. Try: apim backend ${command} --tls-max-version 1.2`,
  };
}

/** The backend answered all the same, so that nobody would look for it. */
const unsent = ({ upstream, backendStatus }: GatewayRequest): object | undefined =>
  upstream?.agent.unsent === undefined || backendStatus === undefined ? undefined : upstream.agent;

function unsentHint({ upstream }: GatewayRequest): Hint {
  const { agent } = upstream ?? {};
  const id = agent?.terms.certificate?.id ?? '';
  return {
    subject: `unsent ${agent === undefined ? '' : termsKey(agent.terms)}`,
    text: `${askedInVain(id, agent?.unsent ?? '')} Try: apim cert set --id ${word(id)} --pfx FILE`,
  };
}

/** Microsoft's page on backends says they are presented, its support (Q&A 5808706) that they have no effect for http backends. */
const entityCertificate = ({ upstream, certificateSource, api }: GatewayRequest): object | undefined =>
  certificateSource === 'backend' && api.api !== undefined ? upstream?.backend : undefined;

function entityCertificateHint({ upstream, api }: GatewayRequest): Hint {
  const id = upstream?.agent.terms.certificate?.id;
  const { backend } = upstream ?? {};
  return {
    subject: `entity certificate ${digest(backend)}`,
    text:
      `${azureMayNotPresent(`${id}`, `${backend?.id}`)} ` +
      `To be sure: apim api set --id ${word(`${api.api?.id}`)} --certificate ${word(`${id}`)}`,
  };
}

const heldEvents = ({ holdsEventsInAzure, api }: GatewayRequest): object | undefined =>
  holdsEventsInAzure ? api.api : undefined;

/** https://learn.microsoft.com/azure/api-management/how-to-server-sent-events */
const heldEventsHint = ({ api }: GatewayRequest): Hint => ({
  subject: `event stream ${api.api?.id}`,
  text:
    'The backend answered with an event stream, which passes here as it comes. Azure holds it back until 8 KB have come, ' +
    'unless the policy says <forward-request buffer-response="false" />.',
});

/** A backend's credentials are secrets. */
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex');
