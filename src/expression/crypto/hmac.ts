import { createHmac, type Hmac as NodeHmac } from 'node:crypto';
import type { Chance } from '../../surroundings.ts';
import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { HashAlgorithm } from './hash-algorithm.ts';
import type { Hash } from './hash-types.ts';

/** `System.Security.Cryptography.HMAC` and what derives from it. */
export class Hmac extends HashAlgorithm {
  #key: Buffer;

  constructor(hash: Hash, key: Buffer) {
    super(hash, hash.hmac);
    this.#key = key;
  }

  static withKey(hash: Hash, key: NetArray | null): Hmac {
    return new Hmac(hash, bytesOf(notNull(key, 'key')));
  }

  static withRandomKey(hash: Hash, chance: Chance): Hmac {
    return new Hmac(hash, chance.bytes(hash.block));
  }

  /** A copy, as in .NET. */
  get secret(): NetArray {
    return byteArray(this.#key);
  }

  set secret(key: NetArray | null) {
    this.#key = bytesOf(notNull(key, 'value'));
  }

  protected override start(): NodeHmac {
    return createHmac(this.hash.digest, this.#key);
  }
}

/** `HMACSHA256.HashData(key, source)` */
export const hmacData = (hash: Hash, key: NetArray | null, source: NetArray | null): NetArray =>
  byteArray(
    createHmac(hash.digest, bytesOf(notNull(key, 'key')))
      .update(bytesOf(notNull(source, 'source')))
      .digest(),
  );
