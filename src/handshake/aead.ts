import { createDecipheriv } from 'node:crypto';
import type { AeadSuite } from './cipher-suites.ts';

const ALGORITHMS = {
  gcm: { 16: 'aes-128-gcm', 32: 'aes-256-gcm' },
  ccm: { 16: 'aes-128-ccm', 32: 'aes-256-ccm' },
} as const;

/** What one sealing needs beside the suite. */
export interface Sealing {
  readonly key: Buffer;
  readonly nonce: Buffer;
  /** Authenticated with it, and not a part of it. */
  readonly additional: Buffer;
}

/** The plain bytes; undefined where the tag at the end does not fit. */
export function openSealed(suite: AeadSuite, sealing: Sealing, sealed: Buffer): Buffer | undefined {
  const plaintextLength = sealed.length - suite.tagLength;
  if (plaintextLength < 0) return undefined;
  const decipher = decipherOf(suite, sealing);
  decipher.setAuthTag(sealed.subarray(plaintextLength));
  decipher.setAAD(sealing.additional, { plaintextLength });
  try {
    const plain = decipher.update(sealed.subarray(0, plaintextLength));
    decipher.final();
    return plain;
  } catch {
    // Node says of a tag that does not fit only that the state is wrong.
    return undefined;
  }
}

function decipherOf({ mode, keyLength, tagLength }: AeadSuite, { key, nonce }: Sealing) {
  const options = { authTagLength: tagLength };
  if (mode === 'chacha20') return createDecipheriv('chacha20-poly1305', key, nonce, options);
  return mode === 'gcm'
    ? createDecipheriv(ALGORITHMS.gcm[keyLength], key, nonce, options)
    : createDecipheriv(ALGORITHMS.ccm[keyLength], key, nonce, options);
}

/** The nonce of a record by its number: RFC 8446, section 5.3, and RFC 7905, section 2. */
export function numberedNonce(iv: Buffer, sequence: bigint): Buffer {
  const nonce = Buffer.from(iv);
  nonce.writeBigUInt64BE(nonce.readBigUInt64BE(nonce.length - 8) ^ sequence, nonce.length - 8);
  return nonce;
}
