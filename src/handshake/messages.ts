import { DecodeError } from './cursor.ts';

/** HandshakeType of RFC 8446, section 4, and of RFC 5246, section 7.4. */
export const HANDSHAKE = {
  helloRequest: 0,
  clientHello: 1,
  serverHello: 2,
  encryptedExtensions: 8,
  certificate: 11,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  finished: 20,
  keyUpdate: 24,
} as const;

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
}

const HEADER_BYTES = 4;
/** OpenSSL takes 100 KB of certificates or of names of authorities, and less of all else. */
const MAX_BODY_BYTES = 2 ** 17;

/** Puts messages together from the contents of records: several may stand in one, and one in several. */
export class MessageReader {
  #parts: Buffer[] = [];
  #length = 0;
  /** Of what must be there before there is something to read. */
  #wanted = HEADER_BYTES;

  /** The messages that these bytes complete; all must be taken. Throws DecodeError at one that is too long. */
  *read(content: Buffer): Generator<HandshakeMessage> {
    if (content.length > 0) this.#parts.push(content);
    this.#length += content.length;
    if (this.#length < this.#wanted) return;
    let rest = Buffer.concat(this.#parts);
    for (let end = messageEnd(rest); end <= rest.length; end = messageEnd(rest)) {
      yield { type: rest.readUInt8(0), body: rest.subarray(HEADER_BYTES, end) };
      rest = rest.subarray(end);
    }
    this.#parts = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
    this.#wanted = messageEnd(rest);
  }
}

function messageEnd(bytes: Buffer): number {
  if (bytes.length < HEADER_BYTES) return HEADER_BYTES;
  const length = bytes.readUIntBE(1, 3);
  if (length > MAX_BODY_BYTES) throw new DecodeError('a message of the handshake is too long');
  return HEADER_BYTES + length;
}
