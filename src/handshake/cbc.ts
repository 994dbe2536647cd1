import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { CbcSuite } from './cipher-suites.ts';

const BLOCK_BYTES = 16;
const MAC_BYTES = { sha1: 20, sha256: 32, sha384: 48 } as const;

export const macLength = (suite: CbcSuite): number => MAC_BYTES[suite.mac];

export interface CbcKeys {
  readonly key: Buffer;
  readonly macKey: Buffer;
  /** RFC 7366; else the MAC is encrypted too. */
  readonly encryptThenMac: boolean;
}

/**
 * The plain bytes of a fragment: RFC 5246, section 6.2.3.2. undefined where padding or MAC do not fit. `prefix` makes
 * what the MAC covers in front of so many bytes.
 */
export function openCbc(
  suite: CbcSuite,
  keys: CbcKeys,
  fragment: Buffer,
  prefix: (length: number) => Buffer,
): Buffer | undefined {
  const covered = keys.encryptThenMac ? withoutMac(suite, keys, fragment, prefix) : fragment;
  const plain = covered === undefined ? undefined : decrypted(keys.key, covered);
  if (plain === undefined || keys.encryptThenMac) return plain;
  return withoutMac(suite, keys, plain, prefix);
}

function withoutMac(
  suite: CbcSuite,
  { macKey }: CbcKeys,
  bytes: Buffer,
  prefix: (length: number) => Buffer,
): Buffer | undefined {
  const length = bytes.length - macLength(suite);
  if (length < 0) return undefined;
  const content = bytes.subarray(0, length);
  const mac = createHmac(suite.mac, macKey).update(prefix(length)).update(content).digest();
  return timingSafeEqual(mac, bytes.subarray(length)) ? content : undefined;
}

/** `bytes`: the IV, then whole blocks. Every byte of the padding, and the one behind it, says how long the padding is. */
function decrypted(key: Buffer, bytes: Buffer): Buffer | undefined {
  if (bytes.length < 2 * BLOCK_BYTES || bytes.length % BLOCK_BYTES !== 0) return undefined;
  const decipher = createDecipheriv(
    key.length === 16 ? 'aes-128-cbc' : 'aes-256-cbc',
    key,
    bytes.subarray(0, BLOCK_BYTES),
  );
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes.subarray(BLOCK_BYTES)), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  const end = plain.length - padding - 1;
  return end >= 0 && plain.subarray(end).every(byte => byte === padding) ? plain.subarray(0, end) : undefined;
}
