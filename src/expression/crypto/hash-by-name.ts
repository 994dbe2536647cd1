import type { Chance } from '../../surroundings.ts';
import { HashAlgorithm } from './hash-algorithm.ts';
import { HASHES } from './hash-types.ts';
import { Hmac } from './hmac.ts';

const HASH_NAME =
  /^(?:System\.Security\.Cryptography\.)?(MD5|SHA(?:-?(?:1|256|384|512))?)(?:Managed|CryptoServiceProvider)?$/i;
const HMAC_NAME = /^(?:System\.Security\.Cryptography\.)?HMAC(MD5|SHA(?:1|256|384|512))$/i;

/** `HashAlgorithm.Create("SHA256")`; null for a name that .NET does not know. */
export function hashByName(name: string, chance: Chance): HashAlgorithm | null {
  const found = HASH_NAME.exec(name)?.[1]?.replace('-', '').toUpperCase();
  const hash = HASHES.find(each => each.name === (found === 'SHA' ? 'SHA1' : found));
  return hash === undefined ? hmacByName(name, chance) : new HashAlgorithm(hash, hash.type);
}

/** `HMAC.Create("HMACSHA256")`; null for a name that .NET does not know. */
export function hmacByName(name: string, chance: Chance): Hmac | null {
  const found = HMAC_NAME.exec(name)?.[1]?.toUpperCase();
  const hash = HASHES.find(each => each.name === found);
  return hash === undefined ? null : Hmac.withRandomKey(hash, chance);
}
