import { heldResponse, type ResponseMessage } from './message.ts';

/** A reply of the gateway's own, in Azure's bytes: one space inside the braces, `: ` and `, ` between. */
export function reply(
  statusCode: number,
  statusText: string,
  message: string,
  activityId: string | undefined,
): ResponseMessage {
  const activity = activityId === undefined ? '' : `, "activityId": ${JSON.stringify(activityId)}`;
  const bytes = Buffer.from(`{ "statusCode": ${statusCode}, "message": ${JSON.stringify(message)}${activity} }`);
  return heldResponse(statusCode, statusText, ['Content-Type', 'application/json'], bytes);
}
