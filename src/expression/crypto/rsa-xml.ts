import type { JsonWebKey } from 'node:crypto';
import { argumentException } from '../runtime/exception.ts';
import { cryptographicException } from './faults.ts';
import { privateJwk, publicJwk, type RsaKeys } from './rsa-keys.ts';

type Part = 'n' | 'e' | 'p' | 'q' | 'dp' | 'dq' | 'qi' | 'd';

const PUBLIC: readonly (readonly [string, Part])[] = [
  ['Modulus', 'n'],
  ['Exponent', 'e'],
];
const PRIVATE: readonly (readonly [string, Part])[] = [
  ['P', 'p'],
  ['Q', 'q'],
  ['DP', 'dp'],
  ['DQ', 'dq'],
  ['InverseQ', 'qi'],
  ['D', 'd'],
];

/** `ToXmlString`: an RSAKeyValue (RFC 4051). */
export function keysToXml({ privateKey, publicKey }: RsaKeys, includePrivate: boolean): string {
  if (includePrivate && privateKey === undefined)
    throw cryptographicException('Key not valid for use in specified state.');
  const jwk = (includePrivate ? privateKey : publicKey)?.export({ format: 'jwk' }) ?? {};
  const parts = includePrivate ? [...PUBLIC, ...PRIVATE] : PUBLIC;
  const elements = parts.map(([name, part]) => `<${name}>${recoded(jwk[part] ?? '', 'base64url', 'base64')}</${name}>`);
  return `<RSAKeyValue>${elements.join('')}</RSAKeyValue>`;
}

/** Throws CryptographicException. */
export function keysOfXml(xml: string): RsaKeys {
  const jwk: JsonWebKey = { kty: 'RSA', ...partsOf(xml, PUBLIC), ...partsOf(xml, PRIVATE) };
  if (jwk.n === undefined || jwk.e === undefined)
    throw argumentException("Input string does not contain a valid encoding of the 'RSA' 'Modulus' parameter.");
  return jwk.d === undefined ? publicJwk(jwk) : privateJwk(jwk);
}

const partsOf = (xml: string, parts: readonly (readonly [string, Part])[]): JsonWebKey =>
  Object.fromEntries(
    parts.flatMap(([name, part]) => {
      const [, value] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
      return value === undefined ? [] : [[part, recoded(value, 'base64', 'base64url')]];
    }),
  );

const recoded = (value: string, from: 'base64' | 'base64url', to: 'base64' | 'base64url'): string =>
  Buffer.from(value, from).toString(to);
