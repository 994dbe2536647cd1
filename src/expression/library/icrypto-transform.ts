import { CRYPTO_TRANSFORM } from '../crypto/cipher-types.ts';
import type { CryptoTransform } from '../crypto/crypto-transform.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { within } from '../text/encoding.ts';
import { members } from '../types/table.ts';

/** What `SymmetricAlgorithm.CreateEncryptor()` answers. */
export const icryptoTransform = members(CRYPTO_TRANSFORM, () => ({
  'int InputBlockSize': (self: CryptoTransform) => self.blockBytes,
  'int OutputBlockSize': (self: CryptoTransform) => self.blockBytes,
  'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
    self: CryptoTransform,
    buffer: NetArray | null,
    offset: number,
    count: number,
  ) => self.run(within(buffer, offset, count, 'inputBuffer')),
  'void Dispose()': () => undefined,
}));
