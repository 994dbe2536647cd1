import type { TlsRecord } from './records.ts';

/** What was in a record. */
export interface Opened {
  readonly type: number;
  readonly content: Buffer;
}

/** Takes the protection off the records of one side, which must come in order, all of them. */
export interface Opener {
  /** undefined where the record is not authentic. */
  open(record: TlsRecord): Opened | undefined;
}

/** From the hellos of a handshake, what its keys depend on. */
export interface Parameters {
  readonly version: number;
  readonly cipherSuite: number;
  readonly clientRandom: Buffer;
  readonly serverRandom: Buffer;
  /** RFC 7366. */
  readonly encryptThenMac: boolean;
}
