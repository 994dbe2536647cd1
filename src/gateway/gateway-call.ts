import type { HostContext } from '../expression/context/host.ts';
import type { ResponseMessage } from '../http/message.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Operation } from '../model/operation.ts';
import type { Product } from '../model/product.ts';
import type { Subscription } from '../model/subscription.ts';
import { CallContext, type Received } from '../policy/call-context.ts';
import type { Objects } from '../policy/language.ts';
import type { CertificateReference, ForwardOptions } from '../policy/lookup.ts';
import type { Observer } from '../policy/observer.ts';
import type { OutgoingRequest } from '../policy/outgoing.ts';
import type { PolicyError } from '../policy/policy-error.ts';
import { originOf, parseTarget } from './callers/request-target.ts';
import { isUpgrade } from './callers/upgrade.ts';
import type { Exchange } from './exchange.ts';
import type { Forwarding } from './forwarding.ts';

const NO_TARGET = { path: '', query: '' };

/** A caller's request as policies see it, and what they may ask of this gateway. */
export class GatewayCall extends CallContext {
  override readonly request: Exchange;
  readonly #forwarding: Forwarding;
  #received: Received | undefined;

  constructor(request: Exchange, forwarding: Forwarding, observer: Observer | undefined) {
    super(forwarding.surroundings, observer);
    this.request = request;
    if (request.matched !== undefined) this.matched = request.matched;
    this.#forwarding = forwarding;
  }

  override get received(): Received {
    this.#received ??= receivedOf(this.request);
    return this.#received;
  }

  override get api(): Api | undefined {
    return this.request.api.api;
  }

  override get operation(): Operation | undefined {
    return this.request.operation;
  }

  override get subscription(): Subscription | undefined {
    return this.request.subscription?.subscription;
  }

  override get product(): Product | undefined {
    return this.request.product;
  }

  override get gone(): AbortSignal {
    return this.request.abandonment.signal;
  }

  override findCertificate(reference: CertificateReference): ClientCertificate | undefined {
    return this.#forwarding.certificate(reference);
  }

  override findBackend(backendId: string): Backend | undefined {
    return this.#forwarding.backend(backendId);
  }

  override forward(options: ForwardOptions): Promise<ResponseMessage> {
    return this.#forwarding.forward(this, options);
  }

  override get baseUrl(): string | undefined {
    return this.#forwarding.baseUrl(this);
  }

  override url(): URL | undefined {
    return this.#forwarding.urlOf(this);
  }

  override send(request: OutgoingRequest, until: AbortSignal | undefined): Promise<ResponseMessage> {
    return this.#forwarding.send(this, request, until);
  }

  override sendAside(request: OutgoingRequest): void {
    this.#forwarding.sendAside(this, request);
  }

  override get objects(): Objects {
    return this.#forwarding.objects;
  }

  override failureResponse(error: PolicyError): ResponseMessage {
    return this.#forwarding.failureResponse(this, error);
  }

  override expressionHost(): HostContext {
    return this.#forwarding.expressionHost(this);
  }
}

function receivedOf({ api, incoming, caller }: Exchange): Received {
  const { path, query } = parseTarget(incoming.url ?? '') ?? NO_TARGET;
  return {
    apiId: api.api?.id ?? '',
    path,
    query,
    length: Number(incoming.headers['content-length'] ?? 0),
    method: incoming.method ?? 'GET',
    caller,
    apiUrl: `${originOf(incoming)}${api.path === '' ? '' : `/${api.path}`}`,
    isHandshake: isUpgrade(incoming),
  };
}
