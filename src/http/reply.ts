import type { RawHeaders } from './headers.ts';
import { heldResponse, type ResponseMessage } from './message.ts';

export interface Reply {
  readonly statusCode: number;
  /** Empty: what is usual for the status. */
  readonly statusText: string;
  readonly message: string;
  readonly activityId: string | undefined;
  /** Besides Content-Type. */
  readonly headers: RawHeaders;
}

/** A reply of the gateway's own, in Azure's bytes: one space inside the braces, `: ` and `, ` between. */
export function jsonReply({ statusCode, statusText, message, activityId, headers }: Reply): ResponseMessage {
  const activity = activityId === undefined ? '' : `, "activityId": ${JSON.stringify(activityId)}`;
  const bytes = Buffer.from(`{ "statusCode": ${statusCode}, "message": ${JSON.stringify(message)}${activity} }`);
  return heldResponse(statusCode, statusText, ['Content-Type', 'application/json', ...headers], bytes);
}

export const reply = (
  statusCode: number,
  statusText: string,
  message: string,
  activityId: string | undefined,
): ResponseMessage => jsonReply({ statusCode, statusText, message, activityId, headers: [] });
