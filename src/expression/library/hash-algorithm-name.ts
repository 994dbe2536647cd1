import { HASH_ALGORITHM_NAME, HashAlgorithmName } from '../crypto/hash-algorithm-name.ts';
import { equals } from '../runtime/equality.ts';
import { members } from '../types/table.ts';

export const hashAlgorithmName = members(HASH_ALGORITHM_NAME, () => ({
  'new(string name)': (name: string | null) => new HashAlgorithmName(name),
  'static HashAlgorithmName MD5': () => new HashAlgorithmName('MD5'),
  'static HashAlgorithmName SHA1': () => new HashAlgorithmName('SHA1'),
  'static HashAlgorithmName SHA256': () => new HashAlgorithmName('SHA256'),
  'static HashAlgorithmName SHA384': () => new HashAlgorithmName('SHA384'),
  'static HashAlgorithmName SHA512': () => new HashAlgorithmName('SHA512'),
  'string Name': (self: HashAlgorithmName) => self.name,
  'static bool operator ==(HashAlgorithmName left, HashAlgorithmName right)': equals,
  'static bool operator !=(HashAlgorithmName left, HashAlgorithmName right)': (
    left: HashAlgorithmName,
    right: HashAlgorithmName,
  ) => !equals(left, right),
}));
