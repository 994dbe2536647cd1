import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { HostBody } from '../expression/context/host.ts';
import { invalidOperation } from '../expression/value.ts';
import { headerValues, type RawHeaders } from '../http/headers.ts';
import type { Body } from '../http/message.ts';

/** Of a body once it is decompressed, in bytes: a small one may hold gigabytes. */
const MOST = 64 * 1024 * 1024;

/** The body of a message as expressions see it: read before they run, and decompressed when one asks for it. */
export class MessageBody implements HostBody {
  readonly #body: Body;
  readonly #message: { readonly headers: RawHeaders };
  #bytes: Buffer | undefined;

  constructor(body: Body, message: { readonly headers: RawHeaders }) {
    this.#body = body;
    this.#message = message;
  }

  bytes(): Buffer {
    this.#bytes ??= decompressed(this.#read(), this.#message.headers);
    return this.#bytes;
  }

  get charset(): string | undefined {
    const [type = ''] = headerValues(this.#message.headers, 'content-type');
    return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1];
  }

  get isConsumed(): boolean {
    return this.#body.isConsumed;
  }

  set isConsumed(isConsumed: boolean) {
    this.#body.isConsumed = isConsumed;
  }

  #read(): Buffer {
    const { bytes } = this.#body;
    if (bytes === undefined) throw new Error('The body was not read before the expression ran.');
    return bytes;
  }
}

/** RFC 9110, section 8.4.1. */
const DECODERS: ReadonlyMap<string, (bytes: Buffer) => Buffer> = new Map([
  ['gzip', bytes => gunzipSync(bytes, { maxOutputLength: MOST })],
  ['x-gzip', bytes => gunzipSync(bytes, { maxOutputLength: MOST })],
  ['deflate', bytes => inflateSync(bytes, { maxOutputLength: MOST })],
  ['br', bytes => brotliDecompressSync(bytes, { maxOutputLength: MOST })],
]);

/** A coding that is not known leaves the bytes as they are. */
function decompressed(bytes: Buffer, headers: RawHeaders): Buffer {
  const codings = headerValues(headers, 'content-encoding').flatMap(value => value.toLowerCase().split(','));
  try {
    return codings.reduceRight((coded, coding) => DECODERS.get(coding.trim())?.(coded) ?? coded, bytes);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw invalidOperation(`The body cannot be decompressed: ${error.message}.`);
  }
}
