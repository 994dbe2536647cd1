import type { ResponseMessage } from '../../http/message.ts';
import { reply } from '../../http/reply.ts';

/** No API, or no operation, has this path. */
export const notFound = (): ResponseMessage => reply(404, 'Not Found', 'Resource not found', undefined);

/** The reason is for the log only. */
export const internalError = (activityId: string): ResponseMessage =>
  reply(500, 'Internal Server Error', 'Internal server error', activityId);

/** A backend takes no more: https://learn.microsoft.com/azure/api-management/backends has the same status for those that it spares. */
export const serviceUnavailable = (): ResponseMessage =>
  reply(503, 'Service Unavailable', 'Service Unavailable', undefined);

export const forbidden = (message: string): ResponseMessage => reply(403, 'Forbidden', message, undefined);

/** RFC 9110, section 15.5.20. */
export const misdirected = (message: string): ResponseMessage => reply(421, 'Misdirected Request', message, undefined);
