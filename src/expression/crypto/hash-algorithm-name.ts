import { NetObject } from '../runtime/net-object.ts';
import { define, type NamedType } from '../types/type.ts';
import { cryptographicException } from './faults.ts';

export const HASH_ALGORITHM_NAME: NamedType = define({
  name: 'System.Security.Cryptography.HashAlgorithmName',
  kind: 'struct',
  zero: () => new HashAlgorithmName(null),
});

/** What node:crypto calls the hashes that .NET has. */
const DIGESTS: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA384', 'sha384'],
  ['SHA512', 'sha512'],
]);

export class HashAlgorithmName extends NetObject {
  override readonly type = HASH_ALGORITHM_NAME;
  readonly name: string | null;

  constructor(name: string | null) {
    super();
    this.name = name;
  }

  /** As node:crypto calls it. Throws CryptographicException for a name that .NET does not know. */
  get digest(): string {
    const digest = DIGESTS.get(this.name ?? '');
    if (digest !== undefined) return digest;
    throw cryptographicException(`'${this.name}' is not a known hash algorithm.`);
  }

  override toText(): string {
    return this.name ?? '';
  }

  override key(): string {
    return `HashAlgorithmName ${this.name}`;
  }
}
