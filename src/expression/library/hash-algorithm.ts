import type { HashAlgorithm } from '../crypto/hash-algorithm.ts';
import { hashByName } from '../crypto/hash-by-name.ts';
import { HASH_ALGORITHM } from '../crypto/hash-types.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';

export const hashAlgorithm = members(HASH_ALGORITHM, () => ({
  'static HashAlgorithm Create(string hashName)': metered(({ surroundings }, name: string | null) =>
    hashByName(notNull(name, 'name'), surroundings.chance),
  ),
  'byte[] ComputeHash(byte[] buffer)': (self: HashAlgorithm, buffer: NetArray | null) => self.compute(buffer),
  'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
    self: HashAlgorithm,
    buffer: NetArray | null,
    offset: number,
    count: number,
  ) => self.computeRange(buffer, offset, count),
  'byte[] Hash': (self: HashAlgorithm) => self.value,
  'int HashSize': (self: HashAlgorithm) => self.hash.bits,
  'int InputBlockSize': () => 1,
  'int OutputBlockSize': () => 1,
  'bool CanReuseTransform': () => true,
  'bool CanTransformMultipleBlocks': () => true,
  'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
    self: HashAlgorithm,
    buffer: NetArray | null,
    offset: number,
    count: number,
  ) => self.takeBlock(buffer, offset, count),
  'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
    self: HashAlgorithm,
    buffer: NetArray | null,
    offset: number,
    count: number,
  ) => self.takeFinalBlock(buffer, offset, count),
  'void Initialize()': (self: HashAlgorithm) => self.initialize(),
  'void Clear()': (self: HashAlgorithm) => self.initialize(),
  'void Dispose()': (self: HashAlgorithm) => self.initialize(),
}));
