import type { HostContext } from '../expression/context/host.ts';
import { headerValues } from '../http/headers.ts';
import { HeldBody, type ResponseMessage } from '../http/message.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Objects } from '../policy/language.ts';
import type { LastError } from '../policy/last-error.ts';
import type { CertificateReference, ForwardOptions } from '../policy/lookup.ts';
import type { OutgoingRequest } from '../policy/outgoing.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { GatewaySurroundings } from '../surroundings.ts';
import { bodyOf } from './backends/backend-body.ts';
import type { BackendResponse } from './backends/backend-response.ts';
import { BackendSaturated } from './backends/backend-saturated.ts';
import { credentialSchemes } from './backends/challenges.ts';
import { type BackendRequest, forward } from './backends/forward.ts';
import { requestPath, type Upstream } from './backends/upstream.ts';
import { CallerGone } from './callers/abandonment.ts';
import { internalError, serviceUnavailable } from './callers/replies.ts';
import type { Configuration } from './configuration/configuration.ts';
import { diagnose } from './faults/diagnose.ts';
import type { Diagnosis, Dialled } from './faults/diagnosis.ts';
import { noServiceUrl } from './faults/notes.ts';
import { ownerOf } from './faults/owner.ts';
import { commandFor, commandForPolicy } from './faults/remedies.ts';
import { forwardedHeaders, forwardedRequest, sendable } from './forwarded-request.ts';
import type { GatewayCall } from './gateway-call.ts';
import type { GatewayRequest } from './gateway-types.ts';
import { OwnRequestFailure, OwnRequests, refuseProxyAnswer } from './own-requests.ts';
import { followed } from './redirects.ts';
import type { GatewayTimeouts } from './settings.ts';
import { sentRequest } from './trace/sent-request.ts';

/** What policies may ask of the gateway, on one configuration. */
export class Forwarding {
  readonly #configuration: Configuration;
  readonly #timeouts: GatewayTimeouts;
  readonly #ownRequests: OwnRequests;

  constructor(configuration: Configuration, timeouts: GatewayTimeouts) {
    this.#configuration = configuration;
    this.#timeouts = timeouts;
    this.#ownRequests = new OwnRequests(configuration, timeouts);
  }

  get objects(): Objects {
    return this.#configuration.objects;
  }

  baseUrl(call: GatewayCall): string | undefined {
    return this.#configuration.baseUrl(call);
  }

  urlOf(call: GatewayCall): URL | undefined {
    return this.#configuration.urlOf(call);
  }

  send(call: GatewayCall, request: OutgoingRequest, until: AbortSignal | undefined): Promise<ResponseMessage> {
    return this.#ownRequests.send(call, request, until);
  }

  sendAside(call: GatewayCall, request: OutgoingRequest): void {
    this.#ownRequests.sendAside(call, request);
  }

  get surroundings(): GatewaySurroundings {
    return this.#configuration.surroundings;
  }

  certificate(reference: CertificateReference): ClientCertificate | undefined {
    return this.#configuration.certificates.find(reference);
  }

  backend(id: string): Backend | undefined {
    return this.#configuration.backend(id);
  }

  expressionHost(call: GatewayCall): HostContext {
    return this.#configuration.expressionHost(call);
  }

  async forward(call: GatewayCall, options: ForwardOptions): Promise<ResponseMessage> {
    call.withdraw('It was called again.');
    const upstream = this.upstream(call);
    const { request } = call;
    const started = performance.now();
    const holds = options.buffersRequestBody || options.followsRedirects;
    const sending = sendable(request.body, holds);
    try {
      const body = sending instanceof Promise ? await sending : sending;
      const prepared = forwardedRequest(request, upstream, body, options);
      // c
      call.observer?.sent(sentRequest(prepared, upstream, request.certificateSource), call);
      const first = await forward(upstream.agent, prepared);
      refuseProxyAnswer(first, upstream);
      const response = options.followsRedirects ? await this.#follow(first, prepared, call, upstream) : first;
      request.backendTime = performance.now() - started;
      request.backendStatus = response.status;
      request.holdsEventsInAzure = options.buffersResponse === undefined && isEventStream(response);
      request.missesCredentials = isRefusal(response.status) && credentialSchemes(response.headers).length > 0;
      return fromBackend(response, request, options.buffersResponse === true);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const { reason, message } = this.#diagnose(error, call, request.upstream ?? upstream, false);
      const responseIsSet = error instanceof BackendSaturated;
      if (responseIsSet) call.respond(serviceUnavailable());
      throw new PolicyError({ source: 'forward-request', reason, message, responseIsSet, cause: error });
    }
  }

  /** The log tells of the server that was asked last. */
  #follow(
    first: BackendResponse,
    sent: BackendRequest,
    call: GatewayCall,
    upstream: Upstream,
  ): Promise<BackendResponse> {
    const { request } = call;
    const { method } = sent;
    const body = Buffer.isBuffer(sent.body) ? sent.body : null;
    const url = new URL(requestPath(upstream, request.path, request.query), upstream.agent.terms.origin);
    const hop = (next: URL): Upstream => {
      const to = this.#configuration.upstreamAfter(request.upstream ?? upstream, next);
      request.upstream = to;
      return to;
    };
    const onSend = (sending: BackendRequest, to: Upstream): void =>
      call.observer?.sent(sentRequest(sending, to, request.certificateSource), call);
    return followed(first, { url, method, headers: forwardedHeaders(request, body), body }, sent, hop, onSend);
  }

  failureResponse({ request }: GatewayCall, error: PolicyError): ResponseMessage {
    const { api } = request.api;
    request.remedy ??=
      error instanceof OwnRequestFailure
        ? error.remedy
        : commandForPolicy(error.reason, { apiId: api?.id, hasPolicy: api?.policy !== undefined });
    return internalError(request.id);
  }

  /** Ends what a call may have begun with a backend. */
  abandon({ request, response }: GatewayCall): void {
    response?.body.drop('The gateway failed.');
    request.abandonment.abandon(new Error('The gateway failed.'));
  }

  /** Why the answer to the caller broke off after it had begun. */
  brokenOff(error: Error, call: GatewayCall): LastError {
    const { upstream } = call.request;
    if (error instanceof CallerGone || upstream === undefined)
      return { source: 'transfer-response', reason: 'ClientConnectionFailure', message: error.message };
    const { reason, message } = this.#diagnose(error, call, upstream, true);
    return { source: 'transfer-response', reason, message };
  }

  /** How a call goes, noted on its request. Throws PolicyError where nothing says where to. */
  upstream(call: GatewayCall): Upstream {
    const { request } = call;
    const way = this.#configuration.way(call);
    if (way === undefined) throw serviceUrlMissing(`${request.api.api?.id}`);
    request.upstream = way.upstream;
    request.certificateSource = way.certificateSource;
    return way.upstream;
  }

  #diagnose(error: Error, call: GatewayCall, { agent, url }: Upstream, answerBegan: boolean): Diagnosis {
    const { terms, unsent } = agent;
    const dialled: Dialled = { url, terms, timeouts: this.#timeouts, answerBegan, evidence: undefined, unsent };
    const diagnosis = diagnose(agent.causeOf(error), dialled);
    const { remedy } = diagnosis;
    if (remedy !== undefined)
      call.request.remedy = commandFor(remedy, dialled, ownerOf(call, this.#configuration.certificates));
    return diagnosis;
  }
}

const serviceUrlMissing = (apiId: string): PolicyError =>
  new PolicyError({
    source: 'forward-request',
    reason: 'ServiceUrlMissing',
    message: noServiceUrl(apiId),
    responseIsSet: false,
  });

const isRefusal = (status: number): boolean => status === 401 || status === 403;

const isEventStream = ({ headers }: BackendResponse): boolean =>
  headerValues(headers, 'content-type').some(type => /^text\/event-stream\b/i.test(type));

const fromBackend = (
  response: BackendResponse,
  { method, incoming }: GatewayRequest,
  collects: boolean,
): ResponseMessage => ({
  statusCode: response.status,
  statusText: response.statusText,
  headers: response.headers,
  // The length that an answer to HEAD tells of is not that of its body: a caller who asked otherwise would wait for it.
  body: method === 'HEAD' && incoming.method !== 'HEAD' ? new HeldBody(Buffer.alloc(0)) : bodyOf(response, collects),
});
