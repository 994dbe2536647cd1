import { RANDOM, Random } from '../numbers/random.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';

const unseeded = metered(({ surroundings }) => Random.unseeded(surroundings.chance));

/** https://learn.microsoft.com/dotnet/api/system.random?view=net-8.0 */
export const random = members(RANDOM, () => ({
  'new()': unseeded,
  'new(int Seed)': (seed: number) => Random.seeded(seed),
  'static Random Shared': unseeded,
  'int Next()': (self: Random) => self.next(),
  'int Next(int maxValue)': (self: Random, maxValue: number) => self.nextBelow(maxValue),
  'int Next(int minValue, int maxValue)': (self: Random, minValue: number, maxValue: number) =>
    self.nextBetween(minValue, maxValue),
  'double NextDouble()': (self: Random) => self.nextDouble(),
  'float NextSingle()': (self: Random) => Math.fround(self.nextDouble()),
  'void NextBytes(byte[] buffer)': (self: Random, buffer: NetArray | null) => self.nextBytes(buffer),
}));
