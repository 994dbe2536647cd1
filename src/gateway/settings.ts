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
