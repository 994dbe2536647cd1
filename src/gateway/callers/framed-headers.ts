import { headersExcept, type RawHeaders } from '../../http/headers.ts';

const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding']);

/** The headers of a message with a body that was made here, whatever a policy has said of its length: RFC 9112, section 6. */
export function framedHeaders(headers: RawHeaders, statusCode: number, length: number): string[] {
  const kept = headersExcept(headers, name => FRAMING.has(name));
  // RFC 9110, section 8.6.
  return statusCode === 204 || statusCode === 304 ? kept : [...kept, 'Content-Length', String(length)];
}
