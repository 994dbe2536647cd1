import { randomBytes } from 'node:crypto';
import { Ints, Numbers } from './columns.ts';

const BUCKETS = 2 ** 17;

/**
 * A number for each key, from 1 on. Of a key only 64 bits are kept, mixed with bits that nobody knows: that any two of 250,000
 * keys are taken for one happens once in half a billion gateways.
 */
export class KeyTable {
  readonly #seed = randomBytes(8);
  readonly #numbers = new Numbers();
  readonly #buckets = new Ints();
  readonly #next = new Ints();
  readonly #low = new Ints();
  readonly #high = new Ints();

  get count(): number {
    return this.#numbers.count;
  }

  /** 0 where it has none. */
  find(key: string): number {
    const [low, high] = this.#hash(key);
    let number = this.#buckets.get(bucketOf(low));
    while (number !== 0 && (this.#low.get(number) !== low || this.#high.get(number) !== high))
      number = this.#next.get(number);
    return number;
  }

  /** Of a key that has none. */
  add(key: string): number {
    const [low, high] = this.#hash(key);
    const number = this.#numbers.take();
    const bucket = bucketOf(low);
    this.#low.set(number, low);
    this.#high.set(number, high);
    this.#next.set(number, this.#buckets.get(bucket));
    this.#buckets.set(bucket, number);
    return number;
  }

  remove(number: number): void {
    const bucket = bucketOf(this.#low.get(number));
    const after = this.#next.get(number);
    let before = this.#buckets.get(bucket);
    if (before === number) this.#buckets.set(bucket, after);
    else {
      while (this.#next.get(before) !== number) before = this.#next.get(before);
      this.#next.set(before, after);
    }
    this.#numbers.giveBack(number);
  }

  /** By the finalizer of MurmurHash3, over two halves that take the letters in turns. */
  #hash(key: string): [low: number, high: number] {
    let low = this.#seed.readInt32LE(0);
    let high = this.#seed.readInt32LE(4);
    for (let index = 0; index < key.length; index += 1) {
      const letter = key.charCodeAt(index);
      low = Math.imul(low ^ letter, 0x85ebca6b) ^ (high >>> 15);
      high = Math.imul(high ^ letter, 0xc2b2ae35) ^ (low >>> 13);
    }
    return [mixed(low ^ key.length), mixed(high ^ low)];
  }
}

const bucketOf = (hash: number): number => hash & (BUCKETS - 1);

function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
