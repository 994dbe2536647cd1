import { createHmac } from 'node:crypto';

type Hash = 'sha256' | 'sha384';

/** Of the two hellos. */
interface Randoms {
  readonly clientRandom: Buffer;
  readonly serverRandom: Buffer;
}

const hmac = (hash: Hash, secret: Buffer, ...data: readonly Uint8Array[]): Buffer => {
  const made = createHmac(hash, secret);
  for (const part of data) made.update(part);
  return made.digest();
};

/** The keys of TLS 1.2, `length` bytes of them: RFC 5246, sections 5 and 6.3. */
export function keyBlock(hash: Hash, masterSecret: Buffer, randoms: Randoms, length: number): Buffer {
  const { clientRandom, serverRandom } = randoms;
  const seed = Buffer.concat([Buffer.from('key expansion'), serverRandom, clientRandom]);
  const blocks: Buffer[] = [];
  let a: Buffer = seed;
  for (let made = 0; made < length; ) {
    a = hmac(hash, masterSecret, a);
    const block = hmac(hash, masterSecret, a, seed);
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks, length);
}

/** HKDF-Expand-Label without a context: RFC 8446, section 7.1. `length` is at most that of the hash. */
export function expandLabel(hash: Hash, secret: Buffer, label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.from([length >> 8, length & 0xff, name.length, ...name, 0]);
  return hmac(hash, secret, info, Buffer.from([1])).subarray(0, length);
}
