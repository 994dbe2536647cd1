import { NetObject } from '../runtime/net-object.ts';
import { define, defineEnum } from '../types/type.ts';
import { HashAlgorithmName } from './hash-algorithm-name.ts';

export const RSA_ENCRYPTION_PADDING = define({
  name: 'System.Security.Cryptography.RSAEncryptionPadding',
  kind: 'class',
});
export const RSA_ENCRYPTION_PADDING_MODE = defineEnum('System.Security.Cryptography.RSAEncryptionPaddingMode', [
  'Pkcs1',
  'Oaep',
]);
export const RSA_SIGNATURE_PADDING = define({
  name: 'System.Security.Cryptography.RSASignaturePadding',
  kind: 'class',
});
export const RSA_SIGNATURE_PADDING_MODE = defineEnum('System.Security.Cryptography.RSASignaturePaddingMode', [
  'Pkcs1',
  'Pss',
]);

const modeName = (isFirst: boolean, second: string): string => (isFirst ? 'Pkcs1' : second);

export class RsaEncryptionPadding extends NetObject {
  override readonly type = RSA_ENCRYPTION_PADDING;
  /** Without a name for PKCS #1. */
  readonly oaepHash: HashAlgorithmName;

  constructor(oaepHash: HashAlgorithmName) {
    super();
    this.oaepHash = oaepHash;
  }

  static readonly pkcs1 = new RsaEncryptionPadding(new HashAlgorithmName(null));

  get isPkcs1(): boolean {
    return this.oaepHash.name === null;
  }

  override toText(): string {
    return `${modeName(this.isPkcs1, 'Oaep')}${this.oaepHash.toText()}`;
  }

  override key(): string {
    return `RSAEncryptionPadding ${this.toText()}`;
  }
}

export class RsaSignaturePadding extends NetObject {
  override readonly type = RSA_SIGNATURE_PADDING;
  readonly isPkcs1: boolean;

  private constructor(isPkcs1: boolean) {
    super();
    this.isPkcs1 = isPkcs1;
  }

  static readonly pkcs1 = new RsaSignaturePadding(true);
  static readonly pss = new RsaSignaturePadding(false);

  override toText(): string {
    return modeName(this.isPkcs1, 'Pss');
  }
}
