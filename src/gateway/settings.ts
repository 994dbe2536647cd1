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
