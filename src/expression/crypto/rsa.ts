import type { KeyObject } from 'node:crypto';
import { NetObject } from '../runtime/net-object.ts';
import { IDISPOSABLE } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { cryptographicException } from './faults.ts';
import { bitsOf, generatedKeys, type RsaKeys } from './rsa-keys.ts';

export const ASYMMETRIC_ALGORITHM = define({
  name: 'System.Security.Cryptography.AsymmetricAlgorithm',
  kind: 'class',
  bases: () => [IDISPOSABLE],
});
export const RSA = define({
  name: 'System.Security.Cryptography.RSA',
  kind: 'class',
  bases: () => [ASYMMETRIC_ALGORITHM],
});

const DEFAULT_BITS = 2048;
const MOST_BITS = 16_384;

/** `System.Security.Cryptography.RSA`; a key that nobody gave is made when it is first needed. */
export class Rsa extends NetObject {
  override readonly type = RSA;
  #bits = DEFAULT_BITS;
  #keys: RsaKeys | undefined;

  static of(keys: RsaKeys): Rsa {
    const rsa = new Rsa();
    rsa.keys = keys;
    return rsa;
  }

  static ofSize(bits: number): Rsa {
    const rsa = new Rsa();
    rsa.keySize = bits;
    return rsa;
  }

  get keys(): RsaKeys {
    this.#keys ??= generatedKeys(this.#bits);
    return this.#keys;
  }

  set keys(keys: RsaKeys) {
    this.#keys = keys;
    this.#bits = bitsOf(keys);
  }

  get keySize(): number {
    return this.#bits;
  }

  /** Another size is another key. Throws CryptographicException. */
  set keySize(bits: number) {
    if (bits < 512 || bits > MOST_BITS || bits % 8 !== 0)
      throw cryptographicException('Specified key is not a valid size for this algorithm.');
    if (bits !== this.#bits) this.#keys = undefined;
    this.#bits = bits;
  }

  /** Throws CryptographicException where there is only a public one. */
  get privateKey(): KeyObject {
    const { privateKey } = this.keys;
    if (privateKey === undefined) throw cryptographicException('Key not valid for use in specified state.');
    return privateKey;
  }

  get publicKey(): KeyObject {
    return this.keys.publicKey;
  }
}
