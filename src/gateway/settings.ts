import type { Limits } from '../expression/context/host.ts';

/** All in milliseconds. */
export interface GatewayTimeouts {
  /** TCP and TLS together. */
  readonly connect: number;
  /** Until the backend's headers; forward-request's own timeout comes before it. */
  readonly headers: number;
  /** Between two pieces of a backend's body. */
  readonly idle: number;
}

/** https://learn.microsoft.com/azure/api-management/forward-request-policy (300 s), and Azure's load balancer, which drops what is silent for 4 minutes. */
export const AZURE_TIMEOUTS: GatewayTimeouts = { connect: 10_000, headers: 300_000, idle: 240_000 };

/** What a caller may do to the gateway. */
export interface CallerLimits {
  /** How long a TLS handshake may take, and the head of a request, in milliseconds. */
  readonly head: number;
  /**
   * How long nothing may come from a caller that has not sent its whole body, nor be taken by one that does not read its
   * answer, nor pass on a connection kept for the next request, in milliseconds.
   */
  readonly idle: number;
  /** Of the names and values of a request's headers together, in bytes. */
  readonly headerSize: number;
  /** Of a request's target as it is sent, in characters. */
  readonly urlLength: number;
}

/**
 * The head: as nginx and Node have it. Silence: as Azure's load balancer, so that whoever keeps connections for less than
 * that never meets one that is being closed; a body that comes slowly but steadily is never cut. The URL: 16,384 bytes,
 * https://learn.microsoft.com/azure/api-management/service-limits. Microsoft's pages give no limit for headers: 32 KiB is
 * that of Kestrel, and twice what HTTP.sys takes unless told otherwise
 * (https://learn.microsoft.com/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows).
 */
export const CALLER_LIMITS: CallerLimits = { head: 60_000, idle: 240_000, headerSize: 32_768, urlLength: 16_384 };

/** For each backend and client certificate. */
export interface BackendLimits {
  /** Connections at a time, WebSockets included. */
  readonly connections: number;
  /** Requests that wait for one. */
  readonly waiting: number;
}

/**
 * Connections as Azure's developer tier has them for an authority; how many may wait is not documented:
 * https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits
 */
export const AZURE_LIMITS: BackendLimits = { connections: 1024, waiting: 1024 };

/** For each policy expression: one thread answers all callers, and a header may feed a slow regular expression. */
export const EXPRESSION_LIMITS: Limits = { steps: 1_000_000, milliseconds: 250, size: 16 * 1024 * 1024 };
