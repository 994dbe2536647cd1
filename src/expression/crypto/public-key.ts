import type { KeyObject } from 'node:crypto';
import { type Algorithm, algorithm, expected, sequence, TAG } from '../../certificates/x509/asn1.ts';
import { readBer } from '../../certificates/x509/ber.ts';
import { type NetException, notSupported } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { isCryptoError } from './faults.ts';
import { Oid } from './oid.ts';
import { Rsa } from './rsa.ts';
import { keysOfPublic } from './rsa-keys.ts';
import type { Certificate } from './x509-certificate.ts';
import { PUBLIC_KEY } from './x509-types.ts';

/** `X509Certificates.PublicKey` */
export class PublicKey extends NetObject {
  override readonly type = PUBLIC_KEY;
  readonly node: KeyObject;

  private constructor(node: KeyObject) {
    super();
    this.node = node;
  }

  /** Throws NotSupportedException for a kind of key that OpenSSL does not know. */
  static of({ node }: Certificate): PublicKey {
    try {
      return new PublicKey(node.publicKey);
    } catch (error) {
      throw isCryptoError(error) ? unsupportedKey() : error;
    }
  }

  /** SubjectPublicKeyInfo of RFC 5280, section 4.1. */
  get info(): Buffer {
    return this.node.export({ type: 'spki', format: 'der' });
  }

  get #algorithm(): Algorithm {
    return algorithm(sequence(readBer(this.info))[0]);
  }

  get oid(): Oid {
    return Oid.named(this.#algorithm.oid);
  }

  get parameters(): Buffer {
    return Buffer.from(this.#algorithm.parameters?.encoding ?? []);
  }

  /** The key alone, without its algorithm. */
  get bits(): Buffer {
    return Buffer.from(expected(sequence(readBer(this.info))[1], TAG.bitString).content.subarray(1));
  }

  /** Null for a key of another kind. */
  get rsa(): Rsa | null {
    return this.node.asymmetricKeyType === 'rsa' ? Rsa.of(keysOfPublic(this.node)) : null;
  }
}

export const unsupportedKey = (): NetException => notSupported('The certificate key algorithm is not supported.');
