import * as v from 'valibot';
import { HOP_BY_HOP, type RawHeaders, withoutHeaders } from '../../http/headers.ts';
import { heldResponse, type ResponseMessage } from '../../http/message.ts';

/** https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#api-management-limits */
export const MOST_BYTES = 2 * 1024 * 1024;

/** A response as it lies in a cache: plain data, the bytes of its body as characters. */
const shape = v.object({
  statusCode: v.number(),
  statusText: v.string(),
  headers: v.array(v.string()),
  body: v.string(),
  /** When it is gone, in milliseconds. */
  until: v.number(),
});
export type CachedResponse = v.InferOutput<typeof shape>;

export const cachedResponse = (value: unknown): CachedResponse => v.parse(shape, value);

/** A cookie is for one caller: RFC 6265, section 7.1. */
const NOT_CACHED: ReadonlySet<string> = new Set([...HOP_BY_HOP, 'content-length', 'set-cookie']);

export const toCache = (
  { statusCode, statusText, headers }: ResponseMessage,
  bytes: Buffer,
  until: number,
): CachedResponse => ({
  statusCode,
  statusText,
  headers: withoutHeaders(headers, NOT_CACHED),
  body: bytes.toString('latin1'),
  until,
});

export const fromCache = ({ statusCode, statusText, headers, body }: CachedResponse): ResponseMessage =>
  heldResponse(statusCode, statusText, headers, Buffer.from(body, 'latin1'));

export const sizeOf = ({ headers, body }: CachedResponse): number => body.length + 2 * headers.join('').length;

const CACHE_CONTROL: ReadonlySet<string> = new Set(['cache-control']);

/** Whatever the backend says of caches that come after this one, the policy decides. */
export const withCacheControl = (headers: RawHeaders, control: string): string[] => [
  ...withoutHeaders(headers, CACHE_CONTROL),
  'Cache-Control',
  control,
];
