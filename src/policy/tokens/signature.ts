import type { KeyObject } from 'node:crypto';
import type { DecryptionKey, SigningKey } from './keys.ts';
import { denied, invalid } from './refusal.ts';
import { type Token, textOf } from './token.ts';

/** Of what kind a key must be for an algorithm. https://learn.microsoft.com/azure/api-management/validate-jwt-policy#usage-notes */
const KEYS: Readonly<Record<string, string>> = {
  HS256: 'secret',
  RS256: 'rsa',
  RS512: 'rsa',
  PS256: 'rsa',
  ES256: 'ec',
};

/** Of the content of encrypted tokens (same page). */
const CONTENT_ENCRYPTIONS = ['A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'];

/** Large: to be imported only where a token is looked at. */
const loadJose = () => import('jose');

const kindOf = (key: SigningKey['key']): string | undefined =>
  key instanceof Uint8Array ? 'secret' : key.asymmetricKeyType;

/** Whether one of the keys bears the name that the token's header gives; also where it gives none. */
export function isKeyNamed(token: Token, keys: readonly SigningKey[]): boolean {
  const names = namesIn(token);
  return names.length === 0 || keys.some(({ ids }) => ids.some(id => names.includes(id)));
}

const namesIn = ({ header }: Token): string[] =>
  [textOf(header, 'kid'), textOf(header, 'x5t')].filter(name => name !== undefined);

/** Throws TokenRefusal unless one of the keys made the signature; those that the header names come first. */
export async function verifySignature(token: Token, keys: readonly SigningKey[]): Promise<void> {
  const algorithm = textOf(token.header, 'alg') ?? '';
  const kind = Object.hasOwn(KEYS, algorithm) ? KEYS[algorithm] : undefined;
  if (kind === undefined)
    throw denied(
      'TokenSignatureInvalid',
      `IDX10511: Signature validation failed. The algorithm '${algorithm}' is not supported.`,
    );
  const isNamed = isKeyNamed(token, keys);
  const names = namesIn(token);
  const named = keys.filter(({ ids }) => ids.some(id => names.includes(id)));
  // Where no key has the name, every key is tried.
  const tried = (named.length > 0 ? named : keys).filter(({ key }) => kindOf(key) === kind);
  for (const { key } of tried) if (await isSignedWith(token, key, algorithm)) return;
  throw keys.length > 0 && isNamed ? wrongSignature() : keyNotFound(names);
}

const wrongSignature = () =>
  denied('TokenSignatureInvalid', 'IDX10511: Signature validation failed. None of the keys tried made it.');

const keyNotFound = ([name]: readonly string[]) =>
  denied(
    'TokenSignatureKeyNotFound',
    name === undefined
      ? 'IDX10500: Signature validation failed. No security keys were provided to validate the signature.'
      : `IDX10501: Signature validation failed. Unable to match key: kid: '${name}'.`,
  );

async function isSignedWith({ compact }: Token, key: KeyObject | Uint8Array, algorithm: string): Promise<boolean> {
  const { compactVerify, errors } = await loadJose();
  try {
    await compactVerify(compact, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    // TypeError: a key that is too short, or on another curve.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
}

/** What an encrypted token holds: another token, or claims. Throws TokenRefusal where none of the keys opens it. */
export async function decrypted(compact: string, keys: readonly DecryptionKey[]): Promise<string> {
  const { compactDecrypt, errors } = await loadJose();
  for (const key of keys) {
    try {
      const { plaintext } = await compactDecrypt(compact, key, { contentEncryptionAlgorithms: CONTENT_ENCRYPTIONS });
      return Buffer.from(plaintext).toString();
    } catch (error) {
      if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error;
    }
  }
  throw invalid(
    keys.length === 0
      ? 'IDX10609: Decryption failed. No keys tried: the token is encrypted, and the policy has no decryption-keys.'
      : 'IDX10603: Decryption failed. None of the decryption-keys opens the token.',
  );
}
