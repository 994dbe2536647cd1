import type { Readable } from 'node:stream';
import { headerValues, withoutHeaders } from '../http/headers.ts';
import type { Body } from '../http/message.ts';
import type { ForwardOptions } from '../policy/lookup.ts';
import type { BackendRequest, TimeLimit } from './backends/forward.ts';
import { requestHeaders, requestPath, type Upstream } from './backends/upstream.ts';
import { CallerBody } from './callers/caller-body.ts';
import { isUpgrade } from './callers/upgrade.ts';
import type { GatewayRequest } from './gateway-types.ts';
import { NOT_SENT } from './own-requests.ts';

/** The caller's address is added to it. */
const NOT_FORWARDED: ReadonlySet<string> = new Set([...NOT_SENT, 'x-forwarded-for']);

/** What is sent of a body, in memory where it must be; null for nothing. Rejects with CallerGone. */
export function sendable(body: Body | undefined, holds: boolean): Promise<Buffer> | Buffer | Readable | null {
  if (body === undefined || body.isConsumed || body.bytes?.length === 0) return null;
  if (body.bytes !== undefined) return body.bytes;
  return body instanceof CallerBody && !holds ? body.sendable() : body.read(Number.POSITIVE_INFINITY);
}

/** A caller's request as a backend gets it. A time limit of 0 is none. */
export function forwardedRequest(
  request: GatewayRequest,
  upstream: Upstream,
  body: Buffer | Readable | null,
  { timeoutMilliseconds, continueMilliseconds }: ForwardOptions,
): BackendRequest {
  return {
    method: request.method,
    path: requestPath(upstream, request.path, request.query),
    headers: requestHeaders(upstream, forwardedHeaders(request, body)),
    body,
    timeout: timeLimit(timeoutMilliseconds),
    continueMilliseconds: continueMilliseconds || undefined,
    abandonment: request.abandonment,
    interim: request,
    upgrade: isUpgrade(request.incoming) ? 'websocket' : null,
  };
}

/** Without what a backend entity adds. */
export function forwardedHeaders(
  { headers, incoming, caller }: GatewayRequest,
  body: Buffer | Readable | null,
): string[] {
  const forwarded = withoutHeaders(headers, NOT_FORWARDED);
  const earlier = headerValues(headers, 'x-forwarded-for');
  forwarded.push('X-Forwarded-For', earlier.length === 0 ? caller : [...earlier, caller].join(', '));
  const length = incoming.headers['content-length'];
  if (body !== null && !Buffer.isBuffer(body) && length !== undefined) forwarded.push('Content-Length', length);
  return forwarded;
}

const timeLimit = (milliseconds: number | undefined): TimeLimit | undefined =>
  milliseconds === undefined || milliseconds === 0 ? undefined : { policy: 'forward-request', milliseconds };
