import type { GatewayTimeouts } from './settings.ts';
import type { Terms } from './terms.ts';

/** What was called when something went wrong. */
export interface Dialled {
  /** The base URL of the backend. */
  readonly url: string;
  readonly terms: Terms;
  readonly timeouts: GatewayTimeouts;
  /** Whether the head of an answer had come, so that only its body is missing. */
  readonly answerBegan: boolean;
}

/** The kinds of things that mend a failure; remedies.ts makes commands of them. */
export type Remedy =
  | 'trust the root'
  | 'trust the intermediate'
  | 'skip the chain'
  | 'skip the name'
  | 'present a certificate'
  | 'offer TLS 1.3'
  | 'correct the proxy'
  | 'allow more connections'
  | 'wait longer to connect'
  | 'wait longer for headers'
  | 'wait longer for the policy'
  | 'wait longer between pieces'
  | { readonly address: string };

/** What went wrong with a backend, in a sentence for a person. */
export interface Diagnosis {
  /** LastError.Reason: https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies */
  readonly reason: 'BackendConnectionFailure' | 'Timeout' | 'ClientConnectionFailure';
  readonly message: string;
  /** Undefined where only the backend's owner can mend it. */
  readonly remedy: Remedy | undefined;
}

export type Diagnose = (dialled: Dialled, error: Error) => Diagnosis;

export const connectionFailure = (message: string, remedy: Remedy | undefined): Diagnosis => ({
  reason: 'BackendConnectionFailure',
  message,
  remedy,
});

export const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

export const hostOf = ({ url }: Dialled): string => new URL(url).host;

/** Which client certificate was at hand; for a sentence about a server that refuses. */
export const presented = ({ terms: { certificate } }: Dialled): string =>
  certificate === undefined
    ? 'no client certificate was configured for this call'
    : `client certificate '${certificate.id}' was configured`;
