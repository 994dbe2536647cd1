import type { RawHeaders } from '../http/headers.ts';
import { jsonReply } from '../http/reply.ts';
import type { CallContext } from './call-context.ts';
import { PolicyError } from './policy-error.ts';

export interface Refusal {
  /** The policy's element name. */
  readonly source: string;
  readonly reason: string;
  /** For LastError. */
  readonly message: string;
  readonly statusCode: number;
  readonly statusText: string;
  /** What the caller is told, unless on-error changes it. */
  readonly told: string;
  readonly headers: RawHeaders;
}

/** A policy turns a request away: the answer is set first, and then on-error runs. To be thrown. */
export function refusal(context: CallContext, { source, reason, message, told, ...reply }: Refusal): PolicyError {
  context.respond(jsonReply({ ...reply, message: told, activityId: undefined }));
  return new PolicyError({ source, reason, message, responseIsSet: true });
}
