/**
 * The gateway's own types, which policies carry without looking inside. A type parameter instead of `unknown`, so that the
 * gateway gets back what it gave.
 */
export interface GatewayTypes {
  readonly request: PolicyRequest;
  readonly response: PolicyResponse;
  /** A client certificate, ready to be presented. */
  readonly certificate: unknown;
  /** A backend entity, ready to be called. */
  readonly backend: unknown;
}

export interface PolicyRequest {
  readonly method: string;
  /** What follows the API's suffix: empty, or it begins with a slash; to be appended to the backend's URL. */
  readonly path: string;
  /** Empty, or it begins with a question mark. */
  readonly query: string;
}

export interface PolicyResponse {
  readonly statusCode: number;
}

export const SCOPES = ['global', 'product', 'api', 'operation'] as const;
/** Broad to narrow. */
export type Scope = (typeof SCOPES)[number];

export const isBroader = (a: Scope, b: Scope): boolean => SCOPES.indexOf(a) < SCOPES.indexOf(b);

export const SECTIONS = ['inbound', 'backend', 'outbound', 'on-error'] as const;
export type Section = (typeof SECTIONS)[number];

/** Where set-backend-service sent the call. */
export type BackendChoice<T extends GatewayTypes> =
  | { readonly kind: 'url'; readonly baseUrl: string }
  | { readonly kind: 'entity'; readonly backend: T['backend']; readonly scope: Scope };

/** `context.LastError`. https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies */
export interface LastError {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  /** Absent, with the next two, when the error comes from before the policies: no operation, no key. */
  readonly scope?: Scope;
  readonly section?: Section;
  /** The `id` attribute of the policy that failed. */
  readonly policyId?: string;
}

/** One call through the gateway, as far as policies decide it. */
export interface Call<T extends GatewayTypes> {
  readonly request: T['request'];
  /** Chosen by authentication-certificate. */
  certificate: T['certificate'] | undefined;
  /** Undefined: the API's serviceUrl. */
  backend: BackendChoice<T> | undefined;
  /** Undefined until there is one: the backend's, or one that a policy made. */
  response: T['response'] | undefined;
  lastError: LastError | undefined;
  /** As expressions hold values in object form: numbers, chars and enum members in a Boxed. Made at first use. */
  readonly variables: Map<string, unknown>;
}
