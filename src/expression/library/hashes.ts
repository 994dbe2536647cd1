import { HashAlgorithm, hashData } from '../crypto/hash-algorithm.ts';
import { HASHES, type Hash } from '../crypto/hash-types.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, type TypeTable } from '../types/table.ts';

/** MD5, SHA1, SHA256, SHA384, SHA512, and their `…Managed`. */
export const hashes: readonly TypeTable[] = HASHES.flatMap(hash => [hashTable(hash), managedTable(hash)]);

function hashTable(hash: Hash): TypeTable {
  return members(hash.type, () => ({
    'const int HashSizeInBits': hash.bits,
    'const int HashSizeInBytes': hash.bits / 8,
    [`static ${hash.name} Create()`]: () => new HashAlgorithm(hash, hash.type),
    'static byte[] HashData(byte[] source)': (source: NetArray | null) => hashData(hash, source),
  }));
}

function managedTable(hash: Hash): TypeTable {
  return members(hash.managed, () => ({ 'new()': () => new HashAlgorithm(hash, hash.managed) }));
}
