import { JWT, type Jwt } from '../context/jwt.ts';
import { members } from '../types/table.ts';

/** https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-jwt */
export const jwt = members(JWT, () => ({
  'string Algorithm': (token: Jwt) => token.algorithm,
  'IEnumerable<string> Audiences': (token: Jwt) => token.audiences,
  'IReadOnlyDictionary<string, string[]> Claims': (token: Jwt) => token.claims,
  'DateTime? ExpirationTime': (token: Jwt) => token.time('exp'),
  'string Id': (token: Jwt) => token.text('jti'),
  'DateTime? IssuedAt': (token: Jwt) => token.time('iat'),
  'string Issuer': (token: Jwt) => token.text('iss'),
  'DateTime? NotBefore': (token: Jwt) => token.time('nbf'),
  'string Subject': (token: Jwt) => token.text('sub'),
  'string Type': (token: Jwt) => token.tokenType,
}));
