import { RSA, token } from '../policy/tokens.ts';

type Claims = Readonly<Record<string, unknown>>;

export const rs256 = (claims: Claims): Promise<string> =>
  token(claims, RSA.privateKey, { alg: 'RS256', kid: 'made-up' });

/** `key` in base64. */
export const hs256By = (claims: Claims, key: string): Promise<string> => {
  const bytes = Buffer.from(key, 'base64');
  // What is too short for HS256 no token is signed with.
  return bytes.length < 32 ? rs256(claims) : token(claims, bytes, { alg: 'HS256' });
};
