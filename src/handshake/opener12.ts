import { numberedNonce, openSealed } from './aead.ts';
import { type CbcKeys, macLength, openCbc } from './cbc.ts';
import { type AeadSuite, type CbcSuite, suiteOf } from './cipher-suites.ts';
import { Cursor } from './cursor.ts';
import { keyBlock } from './key-schedule.ts';
import type { Opened, Opener, Parameters } from './opener.ts';
import { CONTENT, type TlsRecord } from './records.ts';
import type { Side } from './report.ts';

const EXPLICIT_NONCE_BYTES = 8;

/** `prefix`: what is authenticated in front of so many plain bytes. undefined where they are not authentic. */
type Decrypt = (fragment: Buffer, sequence: bigint, prefix: (length: number) => Buffer) => Buffer | undefined;

/** The records of TLS 1.2 from one side, after its ChangeCipherSpec: RFC 5246, section 6.2.3. */
class Opener12 implements Opener {
  readonly #decrypt: Decrypt;
  #sequence = 0n;

  constructor(decrypt: Decrypt) {
    this.#decrypt = decrypt;
  }

  open({ type, header, fragment }: TlsRecord): Opened | undefined {
    const sequence = this.#sequence;
    this.#sequence += 1n;
    // The type is in clear, so what the application says need not be read.
    if (type === CONTENT.applicationData) return { type, content: Buffer.alloc(0) };
    const content = this.#decrypt(fragment, sequence, length => authenticated(sequence, header, length));
    return content === undefined ? undefined : { type, content };
  }
}

/** Sequence number, type, version and length. */
function authenticated(sequence: bigint, header: Buffer, length: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeBigUInt64BE(sequence);
  header.copy(bytes, 8, 0, 3);
  bytes.writeUInt16BE(length, 11);
  return bytes;
}

/** undefined for a suite that cannot be decrypted here. */
export function opener12(side: Side, parameters: Parameters, masterSecret: Buffer): Opener | undefined {
  const suite = suiteOf(parameters.cipherSuite);
  if (suite === undefined) return undefined;
  return suite.mode === 'cbc'
    ? cbcOpener(suite, side, parameters, masterSecret)
    : aeadOpener(suite, side, parameters, masterSecret);
}

function cbcOpener(suite: CbcSuite, side: Side, parameters: Parameters, masterSecret: Buffer): Opener {
  const [macKey, key] = keys(suite, side, parameters, masterSecret, [macLength(suite), suite.keyLength]);
  const cbcKeys: CbcKeys = { macKey, key, encryptThenMac: parameters.encryptThenMac };
  return new Opener12((fragment, _sequence, prefix) => openCbc(suite, cbcKeys, fragment, prefix));
}

/** AES has a part of the nonce in the record (RFC 5288, section 3), ChaCha20 the number of the record (RFC 7905). */
function aeadOpener(suite: AeadSuite, side: Side, parameters: Parameters, masterSecret: Buffer): Opener {
  const isNumbered = suite.mode === 'chacha20';
  const [key, iv] = keys(suite, side, parameters, masterSecret, [suite.keyLength, isNumbered ? 12 : 4]);
  const start = isNumbered ? 0 : EXPLICIT_NONCE_BYTES;
  return new Opener12((fragment, sequence, prefix) => {
    const length = fragment.length - start - suite.tagLength;
    if (length < 0) return undefined;
    const nonce = isNumbered ? numberedNonce(iv, sequence) : Buffer.concat([iv, fragment.subarray(0, start)]);
    return openSealed(suite, { key, nonce, additional: prefix(length) }, fragment.subarray(start));
  });
}

/** The side's own two parts of the key block, which has each twice: the client's, then the server's. */
function keys(
  { hash }: CbcSuite | AeadSuite,
  side: Side,
  parameters: Parameters,
  masterSecret: Buffer,
  [first, second]: readonly [number, number],
): readonly [Buffer, Buffer] {
  const block = new Cursor(keyBlock(hash, masterSecret, parameters, 2 * (first + second)));
  const firsts = { client: block.bytes(first), server: block.bytes(first) };
  const seconds = { client: block.bytes(second), server: block.bytes(second) };
  return [firsts[side], seconds[side]];
}
