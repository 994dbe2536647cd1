import { HOP_BY_HOP, withoutHeaders } from '../http/headers.ts';
import { BodyTooLarge, heldResponse, type ResponseMessage } from '../http/message.ts';
import type { OutgoingRequest } from '../policy/outgoing.ts';
import { PolicyError, type PolicyErrorDetails } from '../policy/policy-error.ts';
import { BODY_TOO_LARGE, MOST_OF_BODY } from '../policy/run-steps.ts';
import { BackendBody } from './backends/backend-body.ts';
import type { BackendResponse } from './backends/backend-response.ts';
import { type BackendRequest, forward, RequestTimeout, type TimeLimit } from './backends/forward.ts';
import { ProxyRefusal } from './backends/proxy-tunnel.ts';
import { requestHeaders, requestPath, type Upstream } from './backends/upstream.ts';
import { Abandonment } from './callers/abandonment.ts';
import type { Configuration } from './configuration/configuration.ts';
import { diagnose } from './faults/diagnose.ts';
import type { Dialled } from './faults/diagnosis.ts';
import { ownerOfOwnRequest } from './faults/owner.ts';
import { commandFor } from './faults/remedies.ts';
import type { GatewayCall } from './gateway-call.ts';
import type { GatewayTimeouts } from './settings.ts';
import { sentRequest } from './trace/sent-request.ts';

/** Not for servers: a connection's own, what undici writes itself, and the keys to Azure's trace. */
export const NOT_SENT: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  'apim-debug-authorization',
  'content-length',
  'expect',
  'host',
  'ocp-apim-trace',
]);

/** A request of a policy's own failed. */
export class OwnRequestFailure extends PolicyError {
  /** The command that mends it, where there is one. */
  readonly remedy: string | undefined;

  constructor(details: PolicyErrorDetails, remedy: string | undefined) {
    super(details);
    this.remedy = remedy;
  }
}

/** Sends requests of policies' own, by the connections of calls to backends. */
export class OwnRequests {
  readonly #configuration: Configuration;
  readonly #timeouts: GatewayTimeouts;

  constructor(configuration: Configuration, timeouts: GatewayTimeouts) {
    this.#configuration = configuration;
    this.#timeouts = timeouts;
  }

  /** Ends where the signal aborts. Rejects with OwnRequestFailure. */
  async send(call: GatewayCall, request: OutgoingRequest, until: AbortSignal | undefined): Promise<ResponseMessage> {
    const abandonment = new Abandonment();
    const end = () => abandonment.abandon(reasonOf(until));
    if (until?.aborted === true) end();
    until?.addEventListener('abort', end, { once: true });
    try {
      return await this.#send(call, request, abandonment);
    } catch (error) {
      // Nobody waits for what was ended.
      if (request.isDispensable && until?.aborted !== true) this.#configuration.asides.tell(error, { call, request });
      throw error;
    } finally {
      until?.removeEventListener('abort', end);
    }
  }

  /** Its configuration stays until it has ended. */
  sendAside(call: GatewayCall, request: OutgoingRequest): void {
    const configuration = this.#configuration;
    configuration.enter();
    const sending = this.#send(call, request, new Abandonment()).finally(() => configuration.leave());
    configuration.asides.run(sending, { call, request });
  }

  async #send(call: GatewayCall, request: OutgoingRequest, abandonment: Abandonment): Promise<ResponseMessage> {
    const upstream = this.#configuration.upstreamOf(request);
    const progress = { answerBegan: false };
    try {
      const started = performance.now();
      const sending = prepared(request, upstream, abandonment);
      call.observer?.sent(sentRequest(sending, upstream, 'own request'), call);
      const response = await forward(upstream.agent, sending);
      progress.answerBegan = true;
      refuseProxyAnswer(response, upstream);
      return await held(response, timeLimitOf(request), performance.now() - started);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw this.#failure(error, call, request, upstream, progress.answerBegan);
    }
  }

  #failure(
    cause: Error,
    call: GatewayCall,
    { source }: OutgoingRequest,
    upstream: Upstream,
    answerBegan: boolean,
  ): OwnRequestFailure {
    const common = { source, responseIsSet: false, cause };
    if (cause instanceof BodyTooLarge)
      return new OwnRequestFailure({ ...common, reason: BODY_TOO_LARGE, message: cause.message }, undefined);
    const { agent, url } = upstream;
    const { terms, unsent } = agent;
    const dialled: Dialled = { url, terms, timeouts: this.#timeouts, answerBegan, evidence: undefined, unsent };
    const { reason, message, remedy } = diagnose(agent.causeOf(cause), dialled);
    const owner = ownerOfOwnRequest(call, upstream, this.#configuration.certificates);
    return new OwnRequestFailure(
      { ...common, reason, message },
      remedy === undefined ? undefined : commandFor(remedy, dialled, owner),
    );
  }
}

/** A plain proxy that wants credentials is not the server that was called. Throws ProxyRefusal. */
export function refuseProxyAnswer(response: BackendResponse, { viaPlainProxy }: Upstream): void {
  if (response.status !== 407 || !viaPlainProxy) return;
  const refusal = new ProxyRefusal(response.status);
  response.abort(refusal);
  throw refusal;
}

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new Error('Nobody waits for it any more.');

const NOBODY = { interim: () => undefined };

const timeLimitOf = ({ source, timeoutMilliseconds }: OutgoingRequest): TimeLimit | undefined =>
  timeoutMilliseconds === undefined ? undefined : { policy: source, milliseconds: timeoutMilliseconds };

const prepared = (request: OutgoingRequest, upstream: Upstream, abandonment: Abandonment): BackendRequest => ({
  method: request.method,
  path: requestPath(upstream, request.url.pathname, request.url.search),
  headers: requestHeaders(upstream, withoutHeaders(request.headers, NOT_SENT)),
  body: request.body === undefined || request.body.length === 0 ? null : request.body,
  timeout: timeLimitOf(request),
  continueMilliseconds: undefined,
  abandonment,
  interim: NOBODY,
  upgrade: null,
});

/** With all of its body, in what is left of the time. */
async function held(
  response: BackendResponse,
  limit: TimeLimit | undefined,
  elapsed: number,
): Promise<ResponseMessage> {
  const timer =
    limit === undefined
      ? undefined
      : setTimeout(() => response.abort(new RequestTimeout(limit)), Math.max(0, limit.milliseconds - elapsed));
  try {
    const bytes = await new BackendBody(response, false).read(MOST_OF_BODY);
    return heldResponse(response.status, response.statusText, response.headers, bytes);
  } finally {
    clearTimeout(timer);
  }
}
