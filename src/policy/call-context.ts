import type { PolicyContext } from '../expression/by-need.ts';
import type { HostContext } from '../expression/context/host.ts';
import type { RequestMessage, ResponseMessage } from '../http/message.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Operation } from '../model/operation.ts';
import type { Product } from '../model/product.ts';
import type { ScopeKind } from '../model/scope.ts';
import type { Subscription } from '../model/subscription.ts';
import type { GatewaySurroundings } from '../surroundings.ts';
import type { Objects } from './language.ts';
import type { LastError } from './last-error.ts';
import type { CertificateReference, ForwardOptions } from './lookup.ts';
import type { Observer } from './observer.ts';
import type { OutgoingRequest } from './outgoing.ts';
import type { PolicyError } from './policy-error.ts';
import type { PlacedStep, Steps } from './step.ts';

/** Where set-backend-service sent the call. */
export type BackendChoice =
  | { readonly kind: 'url'; readonly baseUrl: string }
  | { readonly kind: 'entity'; readonly backend: Backend; readonly scope: ScopeKind };

/** What a caller asked for. */
export interface Received {
  /** Of the API; empty where there is none. */
  readonly apiId: string;
  /** Of the URL, the API's own included. */
  readonly path: string;
  /** Empty, or it begins with a question mark. */
  readonly query: string;
  /** Of the body, as its headers tell it, in bytes; 0 where they do not. */
  readonly length: number;
  readonly method: string;
  /** The IP address that it came from; empty once the connection is gone. */
  readonly caller: string;
  /** Of the API, as the caller named this gateway; without a slash at its end. */
  readonly apiUrl: string;
  /** Whether it wants its connection to become a WebSocket. */
  readonly isHandshake: boolean;
}

/** How much went over the wire for a call: the bodies, in bytes. */
export interface Transfer {
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** A response that is not cached yet. */
export interface CacheMiss {
  readonly key: string;
  /** The Cache-Control that the caller gets with it, for as many seconds as it is cached. */
  control(seconds: number): string;
}

const NONE: Steps = [];

/** How a request met the URL template of its operation. */
export interface TemplateMatch {
  /** By name as the template has it, decoded. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Those of the template's query, such as `a` of `/get?a={b}`; in lower case. */
  readonly queryNames: ReadonlySet<string>;
}

const NO_TEMPLATE: TemplateMatch = { parameters: new Map(), queryNames: new Set() };

/**
 * One call through the gateway, as far as policies see and change it. What they may ask of the gateway is left open here: it
 * says how that is done.
 */
export abstract class CallContext {
  abstract readonly request: RequestMessage;
  /** What the caller asked for, whatever policies make of it. */
  abstract readonly received: Received;
  /** Undefined where a backend alone is served, or nothing. */
  abstract readonly api: Api | undefined;
  /** Undefined where the API has none. */
  abstract readonly operation: Operation | undefined;
  /** In whose name the call is made; undefined where it has no key. */
  abstract readonly subscription: Subscription | undefined;
  abstract readonly product: Product | undefined;
  /** Aborts when nobody waits any more for what is done for the call. */
  abstract readonly gone: AbortSignal;
  /** Chosen by authentication-certificate. */
  certificate: ClientCertificate | undefined = undefined;
  /** Undefined: the API's serviceUrl. */
  backend: BackendChoice | undefined = undefined;
  /** What cache-lookup has looked for in vain, for cache-store. */
  cacheMiss: CacheMiss | undefined = undefined;
  lastError: LastError | undefined = undefined;
  /** Empty where no operation has been matched. */
  matched: TemplateMatch = NO_TEMPLATE;
  /** The `context` of expressions; undefined until the first one runs. */
  policyContext: PolicyContext | undefined = undefined;
  /** Undefined: nobody looks on, and nothing is done for it. */
  readonly observer: Observer | undefined;
  readonly surroundings: GatewaySurroundings;
  #response: ResponseMessage | undefined = undefined;
  #marking: ((response: ResponseMessage) => void) | undefined = undefined;
  #variables: Map<string, unknown> | undefined = undefined;
  #later: PlacedStep[] | undefined = undefined;
  #done: Set<string> | undefined = undefined;
  #onSent: ((size: Transfer) => void)[] | undefined = undefined;

  constructor(surroundings: GatewaySurroundings, observer: Observer | undefined) {
    this.surroundings = surroundings;
    this.observer = observer;
  }

  /** Undefined until there is one: the backend's, or one that a policy made. */
  get response(): ResponseMessage | undefined {
    return this.#response;
  }

  /** This is the answer from now on. What there was is let go, so that no connection to a backend stays taken. */
  respond(response: ResponseMessage): void {
    const previous = this.#response;
    this.#response = response;
    this.#marking?.(response);
    if (previous !== undefined && previous.body !== response.body)
      previous.body.drop('Another response took its place.');
  }

  /** There is no answer any more: the call goes to a backend again. */
  withdraw(why: string): void {
    this.#response?.body.drop(why);
    this.#response = undefined;
  }

  /** To be run when all sections have: of what is counted, or added to the answer, only then. */
  later(step: PlacedStep): void {
    this.#later ??= [];
    this.#later.push(step);
  }

  /** What was put off; empty from then on. */
  takeLater(): Steps {
    const later = this.#later ?? NONE;
    this.#later = undefined;
    return later;
  }

  /** Whether this is the first time in this call that it is asked about the subject. */
  isFirst(subject: string): boolean {
    this.#done ??= new Set();
    return this.#done.size < this.#done.add(subject).size;
  }

  /** Told when the answer has gone to the caller, or broken off. */
  onSent(listener: (size: Transfer) => void): void {
    this.#onSent ??= [];
    this.#onSent.push(listener);
  }

  tellSent(responseBytes: number): void {
    if (this.#onSent === undefined) return;
    const requestBytes = this.request.body?.bytes?.length ?? this.received.length;
    for (const listener of this.#onSent) listener({ requestBytes, responseBytes });
  }

  /** Is done to the answer there is, and to each that takes its place. */
  mark(marking: (response: ResponseMessage) => void): void {
    this.#marking = marking;
    if (this.#response !== undefined) marking(this.#response);
  }

  /** Whether the answers of this call are marked already. */
  get isMarked(): boolean {
    return this.#marking !== undefined;
  }

  /** As expressions hold values in object form: numbers, chars and enum members in a Boxed. Made at first use. */
  get variables(): Map<string, unknown> {
    this.#variables ??= new Map();
    return this.#variables;
  }

  abstract findCertificate(reference: CertificateReference): ClientCertificate | undefined;
  abstract findBackend(backendId: string): Backend | undefined;
  /** Sends the call to its backend. A failure is a PolicyError, source `forward-request`. */
  abstract forward(options: ForwardOptions): Promise<ResponseMessage>;
  /** What the backend's URLs begin with as the call stands, without a slash at its end; undefined where nothing says so. */
  abstract readonly baseUrl: string | undefined;
  /** Where the request goes as it stands; undefined where nothing says so. */
  abstract url(): URL | undefined;
  /**
   * Sends a request of a policy's own and answers when all of the response is held; ends where the signal aborts. A failure is
   * a PolicyError of its source.
   */
  abstract send(request: OutgoingRequest, until: AbortSignal | undefined): Promise<ResponseMessage>;
  /** The same, with nobody waiting for it: the log tells what fails. */
  abstract sendAside(request: OutgoingRequest): void;
  /** How expressions hold what policies put into variables. */
  abstract readonly objects: Objects;
  /** What the caller gets if on-error changes nothing. */
  abstract failureResponse(error: PolicyError): ResponseMessage;
  /** What the expressions of this call are to see of it; asked for by the first of them. */
  abstract expressionHost(): HostContext;
}
