import { SYMMETRIC_ALGORITHM } from '../crypto/cipher-types.ts';
import { CryptoTransform } from '../crypto/crypto-transform.ts';
import { SymmetricAlgorithm } from '../crypto/symmetric-algorithm.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';

/** Without the parameterless Create(), which policies may not use. */
export const symmetricAlgorithm = members(SYMMETRIC_ALGORITHM, () => ({
  'static SymmetricAlgorithm Create(string algName)': metered(({ surroundings }, name: string | null) =>
    SymmetricAlgorithm.create(name, surroundings.chance),
  ),
  'byte[] Key': {
    get: (self: SymmetricAlgorithm) => self.secret,
    set: (self: SymmetricAlgorithm, key: NetArray | null) => {
      self.secret = key;
    },
  },
  'byte[] IV': {
    get: (self: SymmetricAlgorithm) => self.iv,
    set: (self: SymmetricAlgorithm, iv: NetArray | null) => {
      self.iv = iv;
    },
  },
  'int KeySize': {
    get: (self: SymmetricAlgorithm) => self.keySize,
    set: (self: SymmetricAlgorithm, bits: number) => {
      self.keySize = bits;
    },
  },
  'int BlockSize': (self: SymmetricAlgorithm) => self.cipher.blockBytes * 8,
  'CipherMode Mode': {
    get: (self: SymmetricAlgorithm) => self.mode,
    set: (self: SymmetricAlgorithm, mode: number) => {
      self.mode = mode;
    },
  },
  'PaddingMode Padding': {
    get: (self: SymmetricAlgorithm) => self.padding,
    set: (self: SymmetricAlgorithm, padding: number) => {
      self.padding = padding;
    },
  },
  'void GenerateKey()': (self: SymmetricAlgorithm) => self.generateKey(),
  'void GenerateIV()': (self: SymmetricAlgorithm) => self.generateIv(),
  'bool ValidKeySize(int bitLength)': (self: SymmetricAlgorithm, bits: number) =>
    self.cipher.keyBytes.includes(bits / 8),
  'ICryptoTransform CreateEncryptor()': (self: SymmetricAlgorithm) => CryptoTransform.own(self, 'encrypt'),
  'ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)': (
    self: SymmetricAlgorithm,
    key: NetArray | null,
    iv: NetArray | null,
  ) => CryptoTransform.given(self, 'encrypt', key, iv),
  'ICryptoTransform CreateDecryptor()': (self: SymmetricAlgorithm) => CryptoTransform.own(self, 'decrypt'),
  'ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)': (
    self: SymmetricAlgorithm,
    key: NetArray | null,
    iv: NetArray | null,
  ) => CryptoTransform.given(self, 'decrypt', key, iv),
  'void Clear()': () => undefined,
  'void Dispose()': () => undefined,
}));
