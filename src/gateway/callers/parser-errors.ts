import type { CallerLimits } from '../settings.ts';
import { type Refusal, refusal } from './refusal.ts';

const LENGTH =
  'Its Content-Length is not one plain number, or Transfer-Encoding stands beside it (RFC 9112, section 6).';
const LINE_END = 'One of its lines does not end with CR and LF (RFC 9112, section 2.2).';
const CHUNK = 'A chunk of its body is malformed, or not of the size that it says (RFC 9112, section 7.1).';
const HEADER =
  'A header has a blank before its colon, a line break in its value, or a character that may not stand there (RFC 9112, section 5).';
const VERSION = 'Its first line does not end with HTTP/1.1 or HTTP/1.0, or a blank of the URL is not written as %20.';

/** By the code of Node's parser: https://github.com/nodejs/llhttp. */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['HPE_INVALID_CONTENT_LENGTH', LENGTH],
  ['HPE_UNEXPECTED_CONTENT_LENGTH', LENGTH],
  ['HPE_INVALID_TRANSFER_ENCODING', 'Its Transfer-Encoding is not chunked alone, or stands beside a Content-Length.'],
  ['HPE_CR_EXPECTED', LINE_END],
  ['HPE_LF_EXPECTED', LINE_END],
  ['HPE_INVALID_CHUNK_SIZE', CHUNK],
  ['HPE_STRICT', CHUNK],
  ['HPE_INVALID_HEADER_TOKEN', HEADER],
  ['HPE_UNEXPECTED_SPACE', HEADER],
  ['HPE_INVALID_URL', 'Its URL is neither a path nor a whole URL, or has characters that must be percent-encoded.'],
  ['HPE_INVALID_METHOD', 'Its method is none that Node knows: methods are in upper case, such as GET.'],
  ['HPE_INVALID_VERSION', VERSION],
  ['HPE_INVALID_CONSTANT', VERSION],
  ['HPE_PAUSED_H2_UPGRADE', 'It is HTTP/2, and the gateway speaks HTTP/1.1.'],
  ['HPE_INVALID_EOF_STATE', 'The caller ended the connection in the middle of it.'],
]);

/** The first byte of a TLS handshake: RFC 8446, section 5.1. */
const TLS_HANDSHAKE = 0x16;

/** What to answer where Node could not read a request; undefined where nobody waits for an answer to it. */
export function refusalOfParser(error: Error, limits: CallerLimits): Refusal | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return late('The head of the request', limits.head);
  // What comes behind a request that said it is the last one.
  if (!code.startsWith('HPE_') || code === 'HPE_CLOSED_CONNECTION') return undefined;
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge(limits);
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return refusal(413, 'The request was refused: the extensions of its chunks are too long.');
  return refusal(400, `The request was refused: ${isTls(error) ? TLS : (SENTENCES.get(code) ?? other(code))}`);
}

export const late = (what: string, limit: number): Refusal =>
  refusal(408, `${what} did not come within ${limit / 1000} s.`);

export const headersTooLarge = ({ headerSize }: CallerLimits): Refusal =>
  refusal(431, `The request's headers are larger than ${headerSize} bytes. --max-header-size BYTES lifts that.`);

const TLS = 'It is TLS, and this port speaks HTTP: call it with http://, or start the gateway with --https-port.';

const other = (code: string): string => `It is not HTTP/1.1 (${code}).`;

const isTls = (error: Error): boolean =>
  'rawPacket' in error && Buffer.isBuffer(error.rawPacket) && error.rawPacket[0] === TLS_HANDSHAKE;
