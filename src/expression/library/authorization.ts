import { AUTHORIZATION, type Authorization } from '../context/authorization.ts';
import { members } from '../types/table.ts';

export const authorization = members(AUTHORIZATION, () => ({
  'string AccessToken': (self: Authorization) => self.accessToken,
  'IReadOnlyDictionary<string, object> Claims': (self: Authorization) => self.claims,
}));
