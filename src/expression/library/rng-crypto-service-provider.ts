import { RNG_CRYPTO_SERVICE_PROVIDER, Rng } from '../crypto/rng.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';

export const rngCryptoServiceProvider = members(RNG_CRYPTO_SERVICE_PROVIDER, () => ({
  'new()': metered(({ surroundings }) => new Rng(surroundings.chance)),
  'void GetBytes(byte[] data)': (self: Rng, data: NetArray | null) => self.fill(data),
  'void GetNonZeroBytes(byte[] data)': (self: Rng, data: NetArray | null) => self.fillNonZero(data),
  'void Dispose()': () => undefined,
}));
