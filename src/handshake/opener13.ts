import { numberedNonce, openSealed } from './aead.ts';
import type { AeadSuite } from './cipher-suites.ts';
import { expandLabel } from './key-schedule.ts';
import type { Opened, Opener } from './opener.ts';
import type { TlsRecord } from './records.ts';

const IV_BYTES = 12;
const HASH_BYTES = { sha256: 32, sha384: 48 } as const;

/** The records of TLS 1.3 under one traffic secret: RFC 8446, sections 5.2 and 7.3. */
export class Opener13 implements Opener {
  readonly #suite: AeadSuite;
  readonly #secret: Buffer;
  readonly #key: Buffer;
  readonly #iv: Buffer;
  #sequence = 0n;

  constructor(suite: AeadSuite, secret: Buffer) {
    this.#suite = suite;
    this.#secret = secret;
    this.#key = expandLabel(suite.hash, secret, 'key', suite.keyLength);
    this.#iv = expandLabel(suite.hash, secret, 'iv', IV_BYTES);
  }

  open({ header, fragment }: TlsRecord): Opened | undefined {
    const nonce = numberedNonce(this.#iv, this.#sequence);
    this.#sequence += 1n;
    const inner = openSealed(this.#suite, { key: this.#key, nonce, additional: header }, fragment);
    return inner === undefined ? undefined : withoutPadding(inner);
  }

  /** For the records after a KeyUpdate: RFC 8446, section 7.2. */
  next(): Opener13 {
    const { hash } = this.#suite;
    return new Opener13(this.#suite, expandLabel(hash, this.#secret, 'traffic upd', HASH_BYTES[hash]));
  }
}

/** The last byte that is not zero is the type; all zeros is no record. */
function withoutPadding(inner: Buffer): Opened | undefined {
  let end = inner.length - 1;
  while (end >= 0 && inner[end] === 0) end -= 1;
  const type = inner[end];
  return type === undefined ? undefined : { type, content: inner.subarray(0, end) };
}
