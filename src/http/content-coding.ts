import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { headerValues, type RawHeaders } from './headers.ts';

/** Of a body once it is decompressed, in bytes: a small one may hold gigabytes. */
const MOST = 64 * 1024 * 1024;

/** RFC 9110, section 8.4.1. */
const DECODERS: ReadonlyMap<string, (bytes: Buffer) => Buffer> = new Map([
  ['gzip', bytes => gunzipSync(bytes, { maxOutputLength: MOST })],
  ['x-gzip', bytes => gunzipSync(bytes, { maxOutputLength: MOST })],
  ['deflate', bytes => inflateSync(bytes, { maxOutputLength: MOST })],
  ['br', bytes => brotliDecompressSync(bytes, { maxOutputLength: MOST })],
]);

export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

/** The bytes of a body as they were before they were compressed; a coding that is not known leaves them. Throws Undecodable. */
export function contentOf(bytes: Buffer, headers: RawHeaders): Buffer {
  const codings = headerValues(headers, 'content-encoding').flatMap(value => value.toLowerCase().split(','));
  try {
    return codings.reduceRight((coded, coding) => DECODERS.get(coding.trim())?.(coded) ?? coded, bytes);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new Undecodable(`The body cannot be decompressed: ${cause.message}.`, { cause });
  }
}

/** The charset that Content-Type names; undefined: none. */
export function charsetOf(headers: RawHeaders): string | undefined {
  const [type = ''] = headerValues(headers, 'content-type');
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1];
}
