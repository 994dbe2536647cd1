import type { PolicyContext } from '../expression/by-need.ts';
import type { HostContext } from '../expression/context/host.ts';
import type { RequestMessage, ResponseMessage } from '../http/message.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { ScopeKind } from '../model/scope.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Objects } from './language.ts';
import type { LastError } from './last-error.ts';
import type { CertificateReference, ForwardOptions } from './lookup.ts';
import type { Observer } from './observer.ts';
import type { OutgoingRequest } from './outgoing.ts';
import type { PolicyError } from './policy-error.ts';

/** Where set-backend-service sent the call. */
export type BackendChoice =
  | { readonly kind: 'url'; readonly baseUrl: string }
  | { readonly kind: 'entity'; readonly backend: Backend; readonly scope: ScopeKind };

/**
 * One call through the gateway, as far as policies see and change it. What they may ask of the gateway is left open here: it
 * says how that is done.
 */
export abstract class CallContext {
  abstract readonly request: RequestMessage;
  /** Chosen by authentication-certificate. */
  certificate: ClientCertificate | undefined = undefined;
  /** Undefined: the API's serviceUrl. */
  backend: BackendChoice | undefined = undefined;
  lastError: LastError | undefined = undefined;
  /** The `context` of expressions; undefined until the first one runs. */
  policyContext: PolicyContext | undefined = undefined;
  /** Undefined: nobody looks on, and nothing is done for it. */
  readonly observer: Observer | undefined;
  readonly surroundings: Surroundings;
  #response: ResponseMessage | undefined = undefined;
  #variables: Map<string, unknown> | undefined = undefined;

  constructor(surroundings: Surroundings, observer: Observer | undefined) {
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
    if (previous !== undefined && previous.body !== response.body)
      previous.body.drop('Another response took its place.');
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
  /** Where the request goes as it stands; undefined where nothing says so. */
  abstract url(): URL | undefined;
  /** Sends a request of a policy's own and answers when all of the response is held. A failure is a PolicyError of its source. */
  abstract send(request: OutgoingRequest): Promise<ResponseMessage>;
  /** The same, with nobody waiting for it: the log tells what fails. */
  abstract sendAside(request: OutgoingRequest): void;
  /** How expressions hold what policies put into variables. */
  abstract readonly objects: Objects;
  /** What the caller gets if on-error changes nothing. */
  abstract failureResponse(error: PolicyError): ResponseMessage;
  /** What the expressions of this call are to see of it; asked for by the first of them. */
  abstract expressionHost(): HostContext;
}
