import { DecodeError } from './cursor.ts';

/** ContentType of RFC 8446, section 5.1. */
export const CONTENT = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

/** What is sent at once, in clear or not: RFC 8446, section 5.1. */
export interface TlsRecord {
  readonly type: number;
  /** The five bytes in front: type, version and length. */
  readonly header: Buffer;
  readonly fragment: Buffer;
}

const HEADER_BYTES = 5;
/** RFC 5246, section 6.2.3; TLS 1.3 allows less. */
const MAX_FRAGMENT_BYTES = 2 ** 14 + 2048;

/** Whether a connection that begins with this byte may speak TLS. */
export const isContentType = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= CONTENT.changeCipherSpec && byte <= CONTENT.applicationData;

/** Puts records together, however the bytes of one direction were cut. */
export class RecordReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The records that these bytes complete; all must be taken. Throws DecodeError at what cannot be TLS. */
  *read(bytes: Buffer): Generator<TlsRecord> {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (let end = recordEnd(this.#rest); end !== undefined; end = recordEnd(this.#rest)) {
      const header = this.#rest.subarray(0, HEADER_BYTES);
      yield { type: header.readUInt8(0), header, fragment: this.#rest.subarray(HEADER_BYTES, end) };
      this.#rest = this.#rest.subarray(end);
    }
  }
}

/** Where the first record ends; undefined while it is not complete. */
function recordEnd(bytes: Buffer): number | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const length = bytes.readUInt16BE(3);
  if (!isContentType(bytes[0]) || bytes[1] !== 3 || length > MAX_FRAGMENT_BYTES)
    throw new DecodeError('these bytes are no record of TLS');
  return bytes.length < HEADER_BYTES + length ? undefined : HEADER_BYTES + length;
}
