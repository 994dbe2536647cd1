import { type IncomingMessage, METHODS } from 'node:http';
import type { CallerLimits } from '../settings.ts';
import { headersTooLarge } from './parser-errors.ts';
import { type Refusal, refusal } from './refusal.ts';
import { isAuthority } from './request-target.ts';

/** What Node's parser lets pass, in one version or another, and neither HTTP nor the gateway does. */
export function refusalOfRequest(incoming: IncomingMessage, limits: CallerLimits): Refusal | undefined {
  const { headers, httpVersion } = incoming;
  if (httpVersion !== '1.1') {
    const wrong = refusalOfVersion(incoming);
    if (wrong !== undefined) return wrong;
  }
  if ((incoming.url?.length ?? 0) > limits.urlLength) return urlTooLong(limits);
  const encoding = headers['transfer-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked') return refusal(501, ENCODED);
  const { host, expect } = headers;
  if (httpVersion === '1.1' && expect !== undefined && expect.toLowerCase() !== '100-continue')
    return refusal(417, 'The request expects something else than 100-continue.');
  if (host === undefined ? httpVersion === '1.1' : !isAuthority(host)) return refusal(400, BAD_HOST);
  return refusalOfFields(incoming.rawHeaders, limits);
}

const urlTooLong = ({ urlLength }: CallerLimits): Refusal =>
  refusal(414, `The request's URL is longer than ${urlLength} characters. --max-url-length CHARACTERS lifts that.`);

export const badTarget = (): Refusal =>
  refusal(
    400,
    'The request was refused: its URL is neither a path nor a whole URL, or has characters that must be percent-encoded.',
  );

const BAD_HOST =
  'The request was refused: it has no Host, several, or one that is no host name (RFC 9112, section 3.2).';
const ENCODED =
  "The request was refused: its Transfer-Encoding is not 'chunked' alone, and the gateway knows no other.";

const KNOWN: ReadonlySet<unknown> = new Set(METHODS);

/** HTTP/1.0 has no chunks: RFC 9112, section 6.1, calls such a request faulty. Node also reads RTSP, as HTTP/1.0, and HTTP/0.9. */
function refusalOfVersion({ httpVersion, method, headers }: IncomingMessage): Refusal | undefined {
  if (httpVersion !== '1.0')
    return refusal(505, `The request was refused: it is HTTP/${httpVersion}, and the gateway speaks HTTP/1.1.`);
  if (headers['transfer-encoding'] !== undefined)
    return refusal(400, 'The request was refused: it is HTTP/1.0 with a Transfer-Encoding (RFC 9112, section 6.1).');
  return KNOWN.has(method) ? undefined : refusal(400, 'The request was refused: its method is none of HTTP.');
}

/** Node 20.18 takes names that end with a blank, and empty ones. */
function refusalOfFields(rawHeaders: readonly string[], limits: CallerLimits): Refusal | undefined {
  let hosts = 0;
  let size = 0;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    size += name.length + (rawHeaders[index + 1]?.length ?? 0);
    if (name === '' || name.endsWith(' '))
      return refusal(400, 'The request was refused: a header has no name, or a blank before its colon.');
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts > 1) return refusal(400, BAD_HOST);
  return size > limits.headerSize ? headersTooLarge(limits) : undefined;
}
