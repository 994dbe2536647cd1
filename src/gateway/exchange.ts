import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RawHeaders } from '../http/headers.ts';
import type { Body } from '../http/message.ts';
import type { TemplateMatch } from '../policy/call-context.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import { Abandonment, hungUp } from './callers/abandonment.ts';
import { callerAddress } from './callers/caller-address.ts';
import { callerBody } from './callers/caller-body.ts';
import { writeInterim } from './callers/interim-answer.ts';
import type { RequestTarget } from './callers/request-target.ts';
import type { ScopedPolicies } from './configuration/scoped-policies.ts';
import type { Found } from './finding.ts';
import type { GatewayRequest, ServedApi } from './gateway-types.ts';

/** A request that has found its API. */
export class Exchange implements GatewayRequest {
  readonly incoming: IncomingMessage;
  method: string;
  headers: RawHeaders;
  readonly caller: string;
  readonly api: ServedApi;
  /** False: there is no such API, or it has no such operation. */
  readonly isServed: boolean;
  readonly operation: GatewayRequest['operation'];
  /** How it met the URL template of its operation. */
  readonly matched: TemplateMatch | undefined;
  /** Of the operation, or of the API alone. */
  readonly policies: ScopedPolicies;
  /** What is in effect. */
  policy: CompiledPolicy;
  subscription: GatewayRequest['subscription'];
  product: GatewayRequest['product'];
  path: string;
  query: string;
  readonly abandonment = new Abandonment();
  readonly started = performance.now();
  body: Body | undefined;
  upstream: GatewayRequest['upstream'];
  certificateSource: GatewayRequest['certificateSource'];
  backendStatus: number | undefined;
  backendTime: number | undefined;
  missesCredentials = false;
  holdsEventsInAzure = false;
  remedy: string | undefined;
  readonly #outgoing: ServerResponse;
  #id: string | undefined;

  constructor(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    { entry, rest, isServed, operation, policies }: Found,
    target: RequestTarget,
  ) {
    this.incoming = incoming;
    this.#outgoing = outgoing;
    this.method = incoming.method ?? 'GET';
    this.headers = incoming.rawHeaders;
    this.caller = callerAddress(incoming);
    this.api = entry;
    this.isServed = isServed;
    this.operation = operation?.operation;
    this.matched = operation?.matched;
    this.policies = policies;
    this.policy = policies.alone;
    this.path = rest;
    this.query = target.query;
    this.body = callerBody(incoming);
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) this.abandonment.abandon(hungUp());
    });
  }

  /** Passes it on to the caller. */
  interim(status: number, statusText: string, headers: RawHeaders): void {
    writeInterim(this.#outgoing, status, statusText, headers);
  }

  get id(): string {
    this.#id ??= randomUUID();
    return this.#id;
  }
}
