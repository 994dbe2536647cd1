import type { Chance } from '../../surroundings.ts';
import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { argumentException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { type Cipher, cipherByName } from './cipher.ts';
import { CBC, PKCS7, SYMMETRIC_ALGORITHM } from './cipher-types.ts';
import { cryptographicException } from './faults.ts';

export const WRONG_KEY_SIZE = 'Specified key is not a valid size for this algorithm.';
export const WRONG_IV_SIZE = 'Specified initialization vector (IV) does not match the block size for this algorithm.';

/** `System.Security.Cryptography.SymmetricAlgorithm`; key and IV are random until they are set. */
export class SymmetricAlgorithm extends NetObject {
  override readonly type = SYMMETRIC_ALGORITHM;
  readonly cipher: Cipher;
  readonly chance: Chance;
  mode = CBC;
  padding = PKCS7;
  #key: Buffer | undefined;
  #iv: Buffer | undefined;
  #keyBytes: number;

  constructor(cipher: Cipher, chance: Chance) {
    super();
    this.chance = chance;
    this.cipher = cipher;
    this.#keyBytes = cipher.defaultKeyBytes;
  }

  /** Null for a name that .NET does not know. */
  static create(name: string | null, chance: Chance): SymmetricAlgorithm | null {
    const cipher = cipherByName(notNull(name, 'algName'));
    return cipher === undefined ? null : new SymmetricAlgorithm(cipher, chance);
  }

  /** Throws ArgumentException for a name that is not there. */
  static named(name: string | null, chance: Chance): SymmetricAlgorithm {
    const algorithm = SymmetricAlgorithm.create(notNull(name, 'alg'), chance);
    if (algorithm !== null) return algorithm;
    throw argumentException(`'${name}' is no symmetric algorithm: Aes, TripleDES and DES are.`, 'alg');
  }

  get keyBuffer(): Buffer {
    this.#key ??= this.chance.bytes(this.#keyBytes);
    return this.#key;
  }

  get ivBuffer(): Buffer {
    this.#iv ??= this.chance.bytes(this.cipher.blockBytes);
    return this.#iv;
  }

  get secret(): NetArray {
    return byteArray(this.keyBuffer);
  }

  set secret(key: NetArray | null) {
    const bytes = bytesOf(notNull(key, 'value'));
    if (!this.cipher.keyBytes.includes(bytes.length)) throw cryptographicException(WRONG_KEY_SIZE);
    this.#key = bytes;
    this.#keyBytes = bytes.length;
  }

  get iv(): NetArray {
    return byteArray(this.ivBuffer);
  }

  set iv(iv: NetArray | null) {
    const bytes = bytesOf(notNull(iv, 'value'));
    if (bytes.length !== this.cipher.blockBytes) throw cryptographicException(WRONG_IV_SIZE);
    this.#iv = bytes;
  }

  get keySize(): number {
    return this.#keyBytes * 8;
  }

  set keySize(bits: number) {
    if (!this.cipher.keyBytes.includes(bits / 8)) throw cryptographicException(WRONG_KEY_SIZE);
    this.#keyBytes = bits / 8;
    this.#key = undefined;
  }

  generateKey(): void {
    this.#key = undefined;
  }

  generateIv(): void {
    this.#iv = undefined;
  }
}
