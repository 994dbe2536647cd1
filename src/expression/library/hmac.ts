import { hmacByName } from '../crypto/hash-by-name.ts';
import { HASHES, type Hash, HMAC, KEYED_HASH_ALGORITHM } from '../crypto/hash-types.ts';
import { Hmac, hmacData } from '../crypto/hmac.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered, type TypeTable } from '../types/table.ts';

const create = ({ surroundings }: Evaluation, name: string | null): Hmac | null =>
  hmacByName(notNull(name, 'name'), surroundings.chance);

export const keyedHashAlgorithm = members(KEYED_HASH_ALGORITHM, () => ({
  'static KeyedHashAlgorithm Create(string algName)': metered(create),
  'byte[] Key': {
    get: (self: Hmac) => self.secret,
    set: (self: Hmac, key: NetArray | null) => {
      self.secret = key;
    },
  },
}));

export const hmac = members(HMAC, () => ({
  'static HMAC Create(string algorithmName)': metered(create),
  'string HashName': (self: Hmac) => self.hash.name,
}));

/** HMACMD5, HMACSHA1, HMACSHA256, HMACSHA384, HMACSHA512. */
export const hmacs: readonly TypeTable[] = HASHES.map(hmacTable);

function hmacTable(hash: Hash): TypeTable {
  return members(hash.hmac, () => ({
    'const int HashSizeInBits': hash.bits,
    'const int HashSizeInBytes': hash.bits / 8,
    'new()': metered(({ surroundings }) => Hmac.withRandomKey(hash, surroundings.chance)),
    'new(byte[] key)': (key: NetArray | null) => Hmac.withKey(hash, key),
    'static byte[] HashData(byte[] key, byte[] source)': (key: NetArray | null, source: NetArray | null) =>
      hmacData(hash, key, source),
  }));
}
