import type { HashAlgorithmName } from '../crypto/hash-algorithm-name.ts';
import { RSA, Rsa } from '../crypto/rsa.ts';
import { rsaDecrypt, rsaEncrypt } from '../crypto/rsa-encryption.ts';
import { encryptedPemKeys, pemKeys, privateDer, publicDer, type RsaKeys } from '../crypto/rsa-keys.ts';
import type { RsaEncryptionPadding, RsaSignaturePadding } from '../crypto/rsa-padding.ts';
import { signData, signHash, verifyData, verifyHash } from '../crypto/rsa-signature.ts';
import { byteArray, bytesOf } from '../runtime/bytes.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { within } from '../text/encoding.ts';
import { members } from '../types/table.ts';

type Bytes = NetArray | null;
type Padding = RsaSignaturePadding | null;

const given = (bytes: Bytes, parameter: string): Buffer => bytesOf(notNull(bytes, parameter));

const imported =
  (read: (bytes: Buffer) => RsaKeys) =>
  (self: Rsa, source: Bytes, bytesRead: Cell): void => {
    const bytes = given(source, 'source');
    self.keys = read(bytes);
    bytesRead.value = bytes.length;
  };

export const rsa = members(RSA, () => ({
  'static RSA Create()': () => new Rsa(),
  'static RSA Create(int keySizeInBits)': Rsa.ofSize,
  'byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: Rsa,
    data: Bytes,
    hash: HashAlgorithmName,
    padding: Padding,
  ) => byteArray(signData(self, given(data, 'data'), hash, notNull(padding, 'padding'))),
  'byte[] SignData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: Rsa,
    data: Bytes,
    offset: number,
    count: number,
    hash: HashAlgorithmName,
    padding: Padding,
  ) => byteArray(signData(self, bytesOf(within(data, offset, count, 'data')), hash, notNull(padding, 'padding'))),
  'byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: Rsa,
    hash: Bytes,
    name: HashAlgorithmName,
    padding: Padding,
  ) => byteArray(signHash(self, given(hash, 'hash'), name, notNull(padding, 'padding'))),
  'bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: Rsa,
    data: Bytes,
    signature: Bytes,
    hash: HashAlgorithmName,
    padding: Padding,
  ) => verifyData(self, given(data, 'data'), given(signature, 'signature'), hash, notNull(padding, 'padding')),
  'bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
    self: Rsa,
    hash: Bytes,
    signature: Bytes,
    name: HashAlgorithmName,
    padding: Padding,
  ) => verifyHash(self, given(hash, 'hash'), given(signature, 'signature'), name, notNull(padding, 'padding')),
  'byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)': (
    self: Rsa,
    data: Bytes,
    padding: RsaEncryptionPadding | null,
  ) => byteArray(rsaEncrypt(self, given(data, 'data'), notNull(padding, 'padding'))),
  'byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)': (
    self: Rsa,
    data: Bytes,
    padding: RsaEncryptionPadding | null,
  ) => byteArray(rsaDecrypt(self, given(data, 'data'), notNull(padding, 'padding'))),
  'void ImportFromPem(string input)': (self: Rsa, input: string | null) => {
    self.keys = pemKeys(input ?? '');
  },
  'void ImportFromEncryptedPem(string input, string password)': (
    self: Rsa,
    input: string | null,
    password: string | null,
  ) => {
    self.keys = encryptedPemKeys(input ?? '', password ?? '');
  },
  'void ImportRSAPrivateKey(byte[] source, out int bytesRead)': imported(bytes => privateDer(bytes, 'pkcs1')),
  'void ImportPkcs8PrivateKey(byte[] source, out int bytesRead)': imported(bytes => privateDer(bytes, 'pkcs8')),
  'void ImportRSAPublicKey(byte[] source, out int bytesRead)': imported(bytes => publicDer(bytes, 'pkcs1')),
  'void ImportSubjectPublicKeyInfo(byte[] source, out int bytesRead)': imported(bytes => publicDer(bytes, 'spki')),
  'byte[] ExportRSAPrivateKey()': ({ privateKey }: Rsa) =>
    byteArray(privateKey.export({ type: 'pkcs1', format: 'der' })),
  'byte[] ExportPkcs8PrivateKey()': ({ privateKey }: Rsa) =>
    byteArray(privateKey.export({ type: 'pkcs8', format: 'der' })),
  'byte[] ExportRSAPublicKey()': ({ publicKey }: Rsa) => byteArray(publicKey.export({ type: 'pkcs1', format: 'der' })),
  'byte[] ExportSubjectPublicKeyInfo()': ({ publicKey }: Rsa) =>
    byteArray(publicKey.export({ type: 'spki', format: 'der' })),
  'string ExportRSAPublicKeyPem()': ({ publicKey }: Rsa) => pem(publicKey.export({ type: 'pkcs1', format: 'pem' })),
  'string ExportSubjectPublicKeyInfoPem()': ({ publicKey }: Rsa) =>
    pem(publicKey.export({ type: 'spki', format: 'pem' })),
}));

/** .NET ends without a line feed. */
const pem = (text: string | Buffer): string => text.toString().trimEnd();
