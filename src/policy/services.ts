import type { HostContext } from '../expression/context/host.ts';
import type { Call, GatewayTypes } from './call.ts';
import type { PolicyError } from './policy-error.ts';

/** How a policy names a client certificate; a thumbprint is in the model's form. */
export type CertificateReference = { readonly certificateId: string } | { readonly thumbprint: string };

/** Looked up while a document is compiled; for a request only what an expression names. */
export interface Lookup<T extends GatewayTypes> {
  certificate(reference: CertificateReference): T['certificate'] | undefined;
  backend(backendId: string): T['backend'] | undefined;
}

export interface ForwardOptions {
  /** Until the response's headers are there, from 0; undefined: the gateway's own. */
  readonly timeoutMilliseconds: number | undefined;
}

/** What a running policy may ask of the gateway. */
export interface Services<T extends GatewayTypes> extends Lookup<T> {
  /** Sends the call to its backend. A failure is a PolicyError, source `forward-request`. */
  forward(call: Call<T>, options: ForwardOptions): Promise<T['response']>;
  /** 200 without a body. */
  emptyResponse(): T['response'];
  /**
   * What the caller gets if on-error changes nothing. The call still holds the response there was, so that its body can be
   * let go.
   */
  failureResponse(call: Call<T>, error: PolicyError): T['response'];
  /** What the expressions of a call are to see of it; asked for by the first of them. */
  expressionHost(call: Call<T>): HostContext;
}
