import type { IncomingMessage, ServerResponse } from 'node:http';
import { emptyResponse, type ResponseMessage } from '../http/message.ts';
import type { PageHeaders } from '../http/origins.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import type { LastError } from '../policy/last-error.ts';
import { asksForPages, isPageNamed } from '../policy/pages.ts';
import { runOnError, runPipeline } from '../policy/pipeline.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { admit } from './access.ts';
import { CallerGone, hungUp } from './callers/abandonment.ts';
import type { AccessLog, AccessRecord } from './callers/access-log.ts';
import { Endings } from './callers/endings.ts';
import { hostNotAllowed, originNotAllowed } from './callers/not-allowed.ts';
import type { Refusal } from './callers/refusal.ts';
import type { Refusals } from './callers/refusals.ts';
import { internalError, notFound } from './callers/replies.ts';
import { badTarget, refusalOfRequest } from './callers/request-rules.ts';
import { parseTarget, type RequestTarget } from './callers/request-target.ts';
import { respond, type Sending } from './callers/respond.ts';
import type { Sent } from './callers/sent.ts';
import type { Configuration } from './configuration/configuration.ts';
import { Exchange } from './exchange.ts';
import type { Hints } from './faults/hints.ts';
import { find } from './finding.ts';
import type { Forwarding } from './forwarding.ts';
import { GatewayCall } from './gateway-call.ts';
import type { CallerLimits } from './settings.ts';
import type { Onlooker, Tracer } from './trace/tracer.ts';

/** What serves requests at the moment; swapped whole. */
export interface Serving {
  readonly configuration: Configuration;
  readonly forwarding: Forwarding;
}

export interface HandlerOptions {
  readonly current: () => Serving;
  readonly log: AccessLog;
  /** Undefined: nobody looks on. */
  readonly tracer: Tracer | undefined;
  readonly hints: Hints;
  /** Whether a request's Host header may be asked for. */
  readonly allowsHost: (header: string | undefined) => boolean;
  /** Whether the page may call that a request is sent for, where a browser sends it. */
  readonly allowsPage: (headers: PageHeaders) => boolean;
  readonly callerLimits: CallerLimits;
  /** How long a caller may take for what waits to be sent to it, in milliseconds. */
  readonly patience: number;
  readonly refusals: Refusals;
  readonly strictProtocols: boolean;
  /** Told of what is no request's fault but a bug. */
  readonly onBug: (error: unknown) => void;
}

/** Answered by the gateway itself: https://learn.microsoft.com/azure/api-management/api-management-gateways-overview */
const HEALTH_PATH = '/status-0123456789abcdef';

const NOT_SENT: Sent = { bytes: 0, error: hungUp() };

/** What the log calls the status of a reply that nobody waits for any more. */
const CALLER_GONE = 499;

interface Answer {
  readonly response: ResponseMessage;
  readonly error: LastError | undefined;
  /** Undefined where no API was found. */
  readonly call: GatewayCall | undefined;
  readonly onlooker?: Onlooker | undefined;
}

/**
 * One request from socket to socket.
 *
 *     caller ──▶ target ──▶ route ──▶ inbound ──▶ backend ──▶ outbound ──▶ caller
 *             4xx, 501, 505    404         └── PolicyError ──▶ on-error ──────┘
 *
 * And from file to file, each with its letter where it goes on:
 *
 *     caller's socket ─▶ a handler ─▶ b pipeline ─▶ c forwarding ─▶ d forward ─▶ e connections ─▶ f connection ─▶ backend's socket
 *           ▲                                                                                                             │
 *           └── i respond ◀── h handler ◀── outbound ◀── g backend-response ◀─────────────────────────────────────────────┘
 */
export class Handler {
  readonly #options: HandlerOptions;
  readonly #sending: Sending;
  #running = 0;
  #onIdle: () => void = () => undefined;

  constructor(options: HandlerOptions) {
    this.#options = options;
    this.#sending = { endings: new Endings(), patience: options.patience };
  }

  async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = performance.now();
    const serving = this.#options.current();
    this.#running += 1;
    serving.configuration.enter();
    try {
      const target = parseTarget(incoming.url ?? '');
      const found = this.#route(incoming, outgoing, target, serving.configuration);
      // a
      const answer = found instanceof Exchange ? await this.#run(found, serving) : found;
      const sending = outgoing.destroyed ? NOT_SENT : respond(outgoing, answer.response, this.#sending);
      const sent = sending instanceof Promise ? await sending : sending;
      answer.call?.tellSent(sent.bytes);
      this.#log(incoming, target, answer, sent, serving, performance.now() - started);
    } catch (error) {
      this.#options.onBug(error);
      outgoing.destroy();
    } finally {
      serving.configuration.leave();
      this.#running -= 1;
      if (this.#running === 0) this.#onIdle();
    }
  }

  /** Resolves when all requests have ended and are logged; to be waited for once no more come. */
  finished(): Promise<void> {
    return new Promise(resolve => {
      this.#onIdle = resolve;
      if (this.#running === 0) resolve();
    });
  }

  /** The request with its API, or the gateway's own answer. */
  #route(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    target: RequestTarget | undefined,
    configuration: Configuration,
  ): Exchange | Answer {
    const { allowsHost, allowsPage, callerLimits } = this.#options;
    if (target === undefined) return refused(outgoing, badTarget());
    const refusal = refusalOfRequest(incoming, callerLimits);
    if (refusal !== undefined) return refused(outgoing, refusal);
    const host = target.authority ?? incoming.headers.host;
    if (!allowsHost(host)) return { ...hostNotAllowed(host ?? ''), call: undefined };
    const found = find(incoming, target, configuration, this.#options.strictProtocols);
    const { onError, gatekeepers } = found.policies.alone;
    // Where a policy may name the page, it is asked once there is a call that it can be asked for.
    const mayBeNamed = gatekeepers.length > 0 && target.path !== HEALTH_PATH;
    if (!mayBeNamed && !allowsPage(incoming.headers)) return notFor(incoming);
    if (target.path === HEALTH_PATH) return { response: emptyResponse(), error: undefined, call: undefined };
    if (!found.isServed && onError.length === 0 && gatekeepers.length === 0) return answerNotFound();
    return new Exchange(incoming, outgoing, found, target);
  }

  /** A throw that is no policy's is a bug: the caller gets the same reply, and the terminal the stack. */
  async #run(exchange: Exchange, { forwarding, configuration }: Serving): Promise<Answer> {
    const onlooker = this.#options.tracer?.begin(exchange, configuration.secrets);
    const call = new GatewayCall(exchange, forwarding, onlooker?.observer);
    try {
      const { policy } = exchange;
      if (policy.gatekeepers.length > 0 && !(await this.#mayCall(policy, call))) return notFor(exchange.incoming);
      await serve(call, configuration);
      // h
      return { response: call.response ?? internalError(exchange.id), error: call.lastError, call, onlooker };
    } catch (bug) {
      this.#options.onBug(bug);
      forwarding.abandon(call);
      const error = { source: 'gateway', reason: 'InternalError', message: 'This is a bug in apim.' };
      return { response: internalError(exchange.id), error, call, onlooker };
    }
  }

  /** A page of another machine may where a policy names it. */
  async #mayCall(policy: CompiledPolicy, call: GatewayCall): Promise<boolean> {
    const { headers } = call.request.incoming;
    if (this.#options.allowsPage(headers)) return true;
    return headers.origin !== undefined && isPageNamed(policy, headers.origin.toLowerCase(), call);
  }

  #log(
    incoming: IncomingMessage,
    target: RequestTarget | undefined,
    answer: Answer,
    sent: Sent,
    serving: Serving,
    duration: number,
  ): void {
    const { log, refusals, hints } = this.#options;
    const { call, response, onlooker } = answer;
    const isGone = sent.error instanceof CallerGone;
    const refusal = isGone ? refusals.of(incoming) : undefined;
    const record: AccessRecord = {
      time: new Date(),
      incoming,
      path: target?.path ?? '-',
      status: isGone ? (refusal?.response.statusCode ?? CALLER_GONE) : response.statusCode,
      duration,
      responseBytes: sent.bytes,
      request: call?.request,
      error: refusal?.error ?? answer.error ?? brokenOff(sent, call, serving),
      hint: call === undefined ? undefined : hints.about(call.request),
      masker: serving.configuration.masker,
    };
    log.write(record);
    onlooker?.ended(record, sent.error === undefined);
  }
}

/** What follows on such a connection may be no request at all. */
function refused(outgoing: ServerResponse, { response, error }: Refusal): Answer {
  outgoing.shouldKeepAlive = false;
  return { response, error, call: undefined };
}

const notFor = ({ headers }: IncomingMessage): Answer => ({ ...originNotAllowed(headers), call: undefined });

/** Azure's LastError of a request that no operation matches. */
const NOT_FOUND = {
  source: 'configuration',
  reason: 'OperationNotFound',
  message: 'Unable to match incoming request to an operation.',
};

const answerNotFound = (): Answer => ({ response: notFound(), error: NOT_FOUND, call: undefined });

/** A preflight needs neither an operation nor a key. */
function serve(call: GatewayCall, { nowhere, subscriptions }: Configuration): Promise<unknown> {
  const { request } = call;
  if (request.api !== nowhere && asksForPages(request.policy, call)) return runPipeline(request.policy, call);
  if (!request.isServed) return fail(call, notFound(), new PolicyError({ ...NOT_FOUND, responseIsSet: true }));
  const refusal = admit(call, subscriptions);
  if (refusal !== undefined) return fail(call, refusal.response, refusal.error);
  request.policy = request.policies.in(request.product);
  return runPipeline(request.policy, call);
}

/** https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies#predefined-errors-for-built-in-steps */
function fail(call: GatewayCall, response: ResponseMessage, error: PolicyError): Promise<unknown> {
  call.respond(response);
  return runOnError(call.request.api.policies.alone, call, error);
}

function brokenOff({ error }: Sent, call: GatewayCall | undefined, { forwarding }: Serving): LastError | undefined {
  return error === undefined || call === undefined ? undefined : forwarding.brokenOff(error, call);
}
