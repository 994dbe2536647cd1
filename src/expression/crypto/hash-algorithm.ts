import { createHash, type Hash as NodeHash, type Hmac as NodeHmac } from 'node:crypto';
import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { argumentException, badArgument, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import type { NamedType } from '../types/type.ts';
import type { Hash } from './hash-types.ts';

/** `System.Security.Cryptography.HashAlgorithm` */
export class HashAlgorithm extends NetObject {
  override readonly type: NamedType;
  readonly hash: Hash;
  /** Of the last computation; null before the first. */
  value: NetArray | null = null;
  #pending: Buffer[] = [];

  constructor(hash: Hash, type: NamedType) {
    super();
    this.hash = hash;
    this.type = type;
  }

  protected start(): NodeHash | NodeHmac {
    return createHash(this.hash.digest);
  }

  compute(buffer: NetArray | null): NetArray {
    return this.#finish([bytesOf(notNull(buffer, 'buffer'))]);
  }

  computeRange(buffer: NetArray | null, offset: number, count: number): NetArray {
    return this.#finish([range(notNull(buffer, 'buffer'), offset, count)]);
  }

  /** `TransformBlock`: takes a part, which the next computation begins with. Answers its length. */
  takeBlock(buffer: NetArray | null, offset: number, count: number): number {
    this.#pending.push(range(notNull(buffer, 'inputBuffer'), offset, count));
    return count;
  }

  /** `TransformFinalBlock`: takes the last part and answers it. */
  takeFinalBlock(buffer: NetArray | null, offset: number, count: number): NetArray {
    const last = range(notNull(buffer, 'inputBuffer'), offset, count);
    this.#finish([...this.#pending, last]);
    return byteArray(last);
  }

  /** Forgets the parts taken so far. */
  initialize(): void {
    this.#pending = [];
  }

  #finish(parts: readonly Buffer[]): NetArray {
    const digest = this.start();
    for (const part of parts) digest.update(part);
    this.#pending = [];
    this.value = byteArray(digest.digest());
    return this.value;
  }
}

function range(buffer: NetArray, offset: number, count: number): Buffer {
  if (offset < 0) throw badArgument('offset', `offset ('${offset}') must be a non-negative value.`, offset);
  if (count < 0 || count > buffer.items.length) throw argumentException('Value was invalid.');
  if (buffer.items.length - count < offset)
    throw argumentException(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return bytesOf(buffer).subarray(offset, offset + count);
}

/** `SHA256.HashData(bytes)` */
export const hashData = (hash: Hash, source: NetArray | null): NetArray =>
  byteArray(
    createHash(hash.digest)
      .update(bytesOf(notNull(source, 'source')))
      .digest(),
  );
