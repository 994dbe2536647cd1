import { reply } from '../../http/reply.ts';
import type { CallContext } from '../call-context.ts';
import { PolicyError } from '../policy-error.ts';

/** https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies#predefined-errors-for-policies */
export type TokenReason =
  | 'TokenNotPresent'
  | 'TokenSignatureInvalid'
  | 'TokenAudienceNotAllowed'
  | 'TokenIssuerNotAllowed'
  | 'TokenExpired'
  | 'TokenSignatureKeyNotFound'
  | 'TokenClaimNotFound'
  | 'TokenClaimValueNotAllowed'
  | 'JwtInvalid';

/** What a caller is told unless the policy says otherwise; the reason stays here. */
const INVALID = 'Invalid JWT.';

/** A token is not as a policy wants it. Never quotes the token itself. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly reason: TokenReason;
  /** For the caller. */
  readonly told: string;

  constructor(reason: TokenReason, message: string, told: string) {
    super(message);
    this.reason = reason;
    this.told = told;
  }
}

export const notPresent = (): TokenRefusal =>
  new TokenRefusal('TokenNotPresent', 'JWT not present.', 'JWT not present.');

/** `message`: as .NET's library for tokens words it, which Azure puts before its own words. */
export const denied = (reason: TokenReason, message: string): TokenRefusal =>
  new TokenRefusal(reason, `${message} Access denied.`, INVALID);

export const invalid = (message: string): TokenRefusal => new TokenRefusal('JwtInvalid', message, INVALID);

export const claimsMissing = (names: readonly string[]): TokenRefusal =>
  denied('TokenClaimNotFound', `JWT token is missing the following claims: ${names.join(', ')}.`);

export const claimNotAllowed = (name: string, values: readonly string[], wanted: readonly string[]): TokenRefusal =>
  new TokenRefusal(
    'TokenClaimValueNotAllowed',
    `Claim ${name} value of ${values.join(',')} is not allowed. Access denied.`,
    `Claim value mismatch: ${name}=${wanted.join(',')}.`,
  );

/** How a policy answers a refusal. */
export interface Answering {
  /** The element. */
  readonly source: string;
  readonly statusCode: number;
  /** Undefined: what the refusal says. */
  readonly message: string | undefined;
}

/** The caller's answer is set, and the error says why. */
export function refused(
  refusal: TokenRefusal,
  context: CallContext,
  { source, statusCode, message }: Answering,
): PolicyError {
  context.respond(reply(statusCode, '', message ?? refusal.told, undefined));
  return new PolicyError({
    source,
    reason: refusal.reason,
    message: refusal.message,
    responseIsSet: true,
    cause: refusal,
  });
}
