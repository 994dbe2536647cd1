import { HashAlgorithmName } from '../crypto/hash-algorithm-name.ts';
import { RSA_ENCRYPTION_PADDING, RSA_ENCRYPTION_PADDING_MODE, RsaEncryptionPadding } from '../crypto/rsa-padding.ts';
import { equals } from '../runtime/equality.ts';
import { enumeration, members } from '../types/table.ts';

type Padding = RsaEncryptionPadding;

const oaep = (hash: string) => (): Padding => new RsaEncryptionPadding(new HashAlgorithmName(hash));

export const rsaEncryptionPadding = members(RSA_ENCRYPTION_PADDING, () => ({
  'static RSAEncryptionPadding Pkcs1': () => RsaEncryptionPadding.pkcs1,
  'static RSAEncryptionPadding OaepSHA1': oaep('SHA1'),
  'static RSAEncryptionPadding OaepSHA256': oaep('SHA256'),
  'static RSAEncryptionPadding OaepSHA384': oaep('SHA384'),
  'static RSAEncryptionPadding OaepSHA512': oaep('SHA512'),
  'static RSAEncryptionPadding CreateOaep(HashAlgorithmName hashAlgorithm)': (hash: HashAlgorithmName) =>
    new RsaEncryptionPadding(hash),
  'RSAEncryptionPaddingMode Mode': ({ isPkcs1 }: Padding) => Number(!isPkcs1),
  'HashAlgorithmName OaepHashAlgorithm': ({ oaepHash }: Padding) => oaepHash,
  'static bool operator ==(RSAEncryptionPadding left, RSAEncryptionPadding right)': equals,
  'static bool operator !=(RSAEncryptionPadding left, RSAEncryptionPadding right)': (
    left: Padding | null,
    right: Padding | null,
  ) => !equals(left, right),
}));

export const rsaEncryptionPaddingMode = enumeration(RSA_ENCRYPTION_PADDING_MODE);
