import { IDISPOSABLE } from '../types/primitives.ts';
import { define, type NamedType } from '../types/type.ts';

const derived = (name: string, base: NamedType): NamedType =>
  define({ name: `System.Security.Cryptography.${name}`, kind: 'class', bases: () => [base] });

export const HASH_ALGORITHM = derived('HashAlgorithm', IDISPOSABLE);
export const KEYED_HASH_ALGORITHM = derived('KeyedHashAlgorithm', HASH_ALGORITHM);
export const HMAC = derived('HMAC', KEYED_HASH_ALGORITHM);

/** A hash with the types that .NET has for it. */
export interface Hash {
  readonly name: string;
  /** As node:crypto calls it. */
  readonly digest: string;
  readonly bits: number;
  /** Bytes of a block, which a key that .NET makes itself has, too. */
  readonly block: number;
  readonly type: NamedType;
  /** An older name of the same. */
  readonly managed: NamedType;
  readonly hmac: NamedType;
}

function hash(name: string, bits: number, block: number, managed = `${name}Managed`): Hash {
  const type = derived(name, HASH_ALGORITHM);
  return {
    name,
    digest: name.toLowerCase(),
    bits,
    block,
    type,
    managed: derived(managed, type),
    hmac: derived(`HMAC${name}`, HMAC),
  };
}

export const MD5 = hash('MD5', 128, 64, 'MD5CryptoServiceProvider');
export const SHA1 = hash('SHA1', 160, 64);
export const SHA256 = hash('SHA256', 256, 64);
export const SHA384 = hash('SHA384', 384, 128);
export const SHA512 = hash('SHA512', 512, 128);

export const HASHES = [MD5, SHA1, SHA256, SHA384, SHA512] as const;
