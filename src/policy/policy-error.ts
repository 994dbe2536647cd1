export interface PolicyErrorDetails {
  /** The policy's element name, or the gateway's own `configuration` or `authorization`. */
  readonly source: string;
  readonly reason: string;
  /** For LastError, the trace and the log; the caller is told only what the response holds. */
  readonly message: string;
  /** True where the response that goes out, unless on-error changes it, stands in the call already. */
  readonly responseIsSet: boolean;
  readonly cause?: unknown;
}

/** A request went wrong in a step: on-error runs. https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly source: string;
  readonly reason: string;
  readonly responseIsSet: boolean;

  constructor({ source, reason, message, responseIsSet, ...options }: PolicyErrorDetails) {
    super(message, options);
    this.source = source;
    this.reason = reason;
    this.responseIsSet = responseIsSet;
  }
}
