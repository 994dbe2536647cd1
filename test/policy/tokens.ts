import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactEncrypt, CompactSign } from 'jose';

/** The time of all tests with tokens, in milliseconds. */
export const NOW = Date.UTC(2026, 2, 1, 10, 20, 30);
export const SECONDS = NOW / 1000;

export const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const OTHER_RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const SECRET = Buffer.from('a secret of thirty-two bytes, ok');

type Members = Readonly<Record<string, unknown>>;

/** What every policy of the tests takes. */
export const GOOD: Members = {
  iss: 'https://issuer.test/',
  aud: 'api://shop',
  exp: SECONDS + 60,
  scp: 'read write',
  roles: ['a', 'b'],
};

/** Signed with the key; undefined members are left out. */
export function token(
  claims: Members,
  key: KeyObject | Uint8Array,
  header: { alg: string; kid?: string; x5t?: string },
) {
  return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(key);
}

export const hs256 = (claims: Members): Promise<string> => token(claims, SECRET, { alg: 'HS256' });

export const unsigned = (claims: Members): string =>
  `${[{ alg: 'none' }, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

export function encrypted(inner: string, key: KeyObject | Uint8Array, alg: string, enc: string): Promise<string> {
  return new CompactEncrypt(Buffer.from(inner)).setProtectedHeader({ alg, enc, cty: 'JWT' }).encrypt(key);
}

export const jwk = ({ publicKey }: { readonly publicKey: KeyObject }, kid?: string): object => ({
  ...publicKey.export({ format: 'jwk' }),
  ...(kid !== undefined && { kid }),
});

export const secretOf = (length: number): KeyObject => createSecretKey(Buffer.alloc(length, 'k'));
