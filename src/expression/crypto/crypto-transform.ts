import { createCipheriv, createDecipheriv } from 'node:crypto';
import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { argumentException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { CBC, CFB, CRYPTO_TRANSFORM, ECB } from './cipher-types.ts';
import { cryptographicException } from './faults.ts';
import { pad, unpad } from './padding.ts';
import { type SymmetricAlgorithm, WRONG_IV_SIZE, WRONG_KEY_SIZE } from './symmetric-algorithm.ts';

type Direction = 'encrypt' | 'decrypt';

/** .NET's CFB goes on by 8 bits unless FeedbackSize says otherwise. */
const NODE_MODES: ReadonlyMap<number, string> = new Map([
  [CBC, 'cbc'],
  [ECB, 'ecb'],
  [CFB, 'cfb8'],
]);

/** `ICryptoTransform`: an algorithm with its key, in one direction. */
export class CryptoTransform extends NetObject {
  override readonly type = CRYPTO_TRANSFORM;
  readonly #algorithm: SymmetricAlgorithm;
  readonly #direction: Direction;
  readonly #key: Buffer;
  readonly #iv: Buffer;

  constructor(algorithm: SymmetricAlgorithm, direction: Direction, key: Buffer, iv: Buffer) {
    super();
    this.#algorithm = algorithm;
    this.#direction = direction;
    this.#key = key;
    this.#iv = iv;
  }

  /** With the key and IV that the algorithm holds. */
  static own(algorithm: SymmetricAlgorithm, direction: Direction): CryptoTransform {
    return new CryptoTransform(algorithm, direction, algorithm.keyBuffer, algorithm.ivBuffer);
  }

  /** Throws ArgumentException for a key or an IV of the wrong size. */
  static given(
    algorithm: SymmetricAlgorithm,
    direction: Direction,
    key: NetArray | null,
    iv: NetArray | null,
  ): CryptoTransform {
    const keyBytes = bytesOf(notNull(key, 'rgbKey'));
    const { cipher, mode } = algorithm;
    if (!cipher.keyBytes.includes(keyBytes.length)) throw argumentException(WRONG_KEY_SIZE, 'rgbKey');
    if (iv === null && mode !== ECB)
      throw cryptographicException('The cipher mode specified requires that an initialization vector (IV) be used.');
    const ivBytes = iv === null ? Buffer.alloc(cipher.blockBytes) : bytesOf(iv);
    if (ivBytes.length !== cipher.blockBytes) throw argumentException(WRONG_IV_SIZE, 'rgbIV');
    return new CryptoTransform(algorithm, direction, keyBytes, ivBytes);
  }

  get blockBytes(): number {
    return this.#algorithm.cipher.blockBytes;
  }

  run(input: NetArray | null): NetArray {
    const bytes = bytesOf(notNull(input, 'input'));
    return byteArray(this.#direction === 'encrypt' ? this.#encrypt(bytes) : this.#decrypt(bytes));
  }

  #encrypt(plain: Buffer): Buffer {
    const { padding, chance } = this.#algorithm;
    const cipher = createCipheriv(this.#nodeName(), this.#nodeKey(), this.#nodeIv()).setAutoPadding(false);
    const padded = pad(plain, padding, this.#padTo(), chance);
    return Buffer.concat([cipher.update(padded), cipher.final()]);
  }

  #decrypt(encrypted: Buffer): Buffer {
    const block = this.#padTo();
    if (encrypted.length % block !== 0) throw cryptographicException('The input data is not a complete block.');
    const decipher = createDecipheriv(this.#nodeName(), this.#nodeKey(), this.#nodeIv()).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted), decipher.final()]);
    return unpad(padded, this.#algorithm.padding, block);
  }

  #padTo(): number {
    return this.#algorithm.mode === CFB ? 1 : this.blockBytes;
  }

  #nodeKey(): Buffer {
    return this.#algorithm.cipher.nodeKey(this.#key);
  }

  #nodeIv(): Buffer | null {
    return this.#algorithm.mode === ECB ? null : this.#iv;
  }

  #nodeName(): string {
    const { cipher, mode } = this.#algorithm;
    const name = NODE_MODES.get(mode);
    if (name === undefined) throw cryptographicException('Specified cipher mode is not valid for this algorithm.');
    return cipher.nodeName(this.#key.length, name);
  }
}
