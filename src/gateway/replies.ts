import type { GatewayResponse } from './gateway-types.ts';

/** A reply of the gateway's own, in Azure's bytes: one space inside the braces, `: ` and `, ` between. */
export function reply(
  statusCode: number,
  statusText: string,
  message: string,
  activityId: string | undefined,
): GatewayResponse {
  const activity = activityId === undefined ? '' : `, "activityId": ${JSON.stringify(activityId)}`;
  const bytes = Buffer.from(`{ "statusCode": ${statusCode}, "message": ${JSON.stringify(message)}${activity} }`);
  return bytesResponse(
    statusCode,
    statusText,
    ['Content-Type', 'application/json', 'Content-Length', String(bytes.length)],
    bytes,
  );
}

export const bytesResponse = (
  statusCode: number,
  statusText: string,
  headers: string[],
  bytes: Buffer,
): GatewayResponse => ({
  statusCode,
  statusText,
  headers,
  body: { kind: 'bytes', bytes },
});

/** What the caller gets when no step of the effective policy answered: Azure says 200 and nothing else. */
export const emptyResponse = (): GatewayResponse => bytesResponse(200, 'OK', ['Content-Length', '0'], Buffer.alloc(0));

/** No API, or no operation, has this path. */
export const notFound = (): GatewayResponse => reply(404, 'Not Found', 'Resource not found', undefined);

/** The reason is for the log only. */
export const internalError = (activityId: string): GatewayResponse =>
  reply(500, 'Internal Server Error', 'Internal server error', activityId);

/** A backend takes no more: https://learn.microsoft.com/azure/api-management/backends has the same status for those that it spares. */
export const serviceUnavailable = (): GatewayResponse =>
  reply(503, 'Service Unavailable', 'Service Unavailable', undefined);

export const forbidden = (message: string): GatewayResponse => reply(403, 'Forbidden', message, undefined);

/** RFC 9110, section 15.5.20. */
export const misdirected = (message: string): GatewayResponse => reply(421, 'Misdirected Request', message, undefined);
